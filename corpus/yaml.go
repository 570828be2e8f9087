package corpus

import (
	"bytes"
	"errors"
	"io"
	"strings"

	"gopkg.in/yaml.v3"
)

// This file is the only one that knows gopkg.in/yaml.v3, which is archived:
// go.yaml.in/yaml/v3 has the same API and can take its place here.
//
// A file is decoded to yaml.Node and never to Go values: that is linear where
// decoding to a map is quadratic, it keeps the place of everything, and it
// leaves the checks of keys and types to us.

// parseYAML reads a whole file, which [findings.scan] found clean, into a
// node: of kind null when there is nothing in it but comments. It returns nil
// when a fault leaves nothing to check.
func (f *findings) parseYAML(data []byte) *node {
	data = withoutBOM(data)
	decoder := yaml.NewDecoder(bytes.NewReader(data))
	var document, second yaml.Node
	switch err := decoder.Decode(&document); {
	case errors.Is(err, io.EOF):
		return &node{place: start, kind: kindNull}
	case err != nil:
		f.yamlSyntax(data, err)
		return nil
	}
	switch err := decoder.Decode(&second); {
	case errors.Is(err, io.EOF):
	case err != nil:
		f.yamlSyntax(data, err)
		return nil
	default:
		f.add(placeOf(&second), "ce fichier contient un second document YAML").
			hint("supprimez la ligne « --- » ou faites deux fichiers")
	}
	r := yamlReader{findings: f, lines: bytes.Split(data, []byte("\n"))}
	return r.node(document.Content[0])
}

// A yamlReader turns YAML nodes into ours and refuses what fiches do without.
type yamlReader struct {
	*findings
	lines [][]byte
}

func placeOf(n *yaml.Node) place { return place{max(n.Line, 1), max(n.Column, 1)} }

func (r *yamlReader) node(n *yaml.Node) *node {
	out := &node{place: placeOf(n)}
	if n.Kind == yaml.AliasNode {
		r.add(out.place, "les renvois YAML (%s) ne sont pas admis", quote("*"+n.Value)).
			hint("répétez la valeur, ou mettez ce texte entre guillemets")
		return out
	}
	if n.Anchor != "" {
		r.add(out.place, "les ancres YAML (%s) ne sont pas admises", quote("&"+n.Anchor)).
			hint("supprimez-la, ou mettez ce texte entre guillemets")
	}
	if n.Style&yaml.TaggedStyle != 0 {
		r.add(out.place, "les étiquettes YAML (%s) ne sont pas admises", quote(n.Tag)).
			hint("supprimez-la, ou mettez ce texte entre guillemets")
		return out
	}
	switch n.Kind {
	case yaml.SequenceNode:
		out.kind = kindList
		out.items = make([]*node, len(n.Content))
		for i, item := range n.Content {
			out.items[i] = r.node(item)
		}
	case yaml.MappingNode:
		out.kind = kindMapping
		r.mapping(n, out)
	case yaml.ScalarNode:
		out.kind, out.text = scalarKind(n), n.Value
		r.continued(n)
	}
	return out
}

func (r *yamlReader) mapping(n *yaml.Node, out *node) {
	out.pairs = make([]pair, 0, len(n.Content)/2)
	for i := 0; i+1 < len(n.Content); i += 2 {
		key := n.Content[i]
		switch {
		case key.Kind == yaml.ScalarNode && key.Tag == "!!merge":
			r.add(placeOf(key), "la fusion YAML (%s) n’est pas admise", quote("<<")).hint("répétez les clés")
			continue
		case key.Kind == yaml.ScalarNode:
			r.node(key) // for an anchor or a tag
		default:
			r.add(placeOf(key), "une clé doit être un simple nom").
				hint("mettez le texte entre guillemets s’il contient des crochets ou des accolades")
			continue
		}
		out.pairs = append(out.pairs, pair{key: key.Value, at: placeOf(key), value: r.node(n.Content[i+1])})
	}
}

// scalarKind tells what a scalar is. What YAML 1.1 also takes for an integer
// (2_011, 0o12, 0x7DB) is told by its text, where an integer is wanted.
func scalarKind(n *yaml.Node) kind {
	switch n.Tag {
	case "!!null":
		return kindNull
	case "!!bool":
		return kindBool
	case "!!int":
		return kindInteger
	case "!!float":
		return kindNumber
	case "!!timestamp":
		return kindDate
	}
	return kindText
}

// continued refuses a text without quotes that goes on over a line which
// begins like an item of a list or a key: the author meant another item, and
// YAML joins both without a word.
func (r *yamlReader) continued(n *yaml.Node) {
	if n.Style != 0 || !strings.Contains(n.Value, " - ") || n.Line < 1 || n.Line > len(r.lines) {
		return
	}
	first := []rune(string(r.lines[n.Line-1]))
	if n.Column < 1 || n.Column > len(first) {
		return
	}
	read := len(string(first[n.Column-1:]))
	for i := n.Line; i < len(r.lines) && read < len(n.Value); i++ {
		line := r.lines[i]
		text := bytes.TrimLeft(line, " ")
		if bytes.HasPrefix(text, []byte("- ")) {
			r.add(place{i + 1, len(line) - len(text) + 1}, "ce tiret est lu comme la suite du texte de la ligne précédente").
				hint("alignez-le sur le tiret précédent, ou ouvrez une liste par « clé: » seul sur sa ligne")
			return
		}
		read += len(text)
	}
}
