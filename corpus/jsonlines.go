package corpus

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"unicode/utf8"
)

// maxDepth is how deep the values of a line of JSON may lie in one another; a
// fiche needs four.
const maxDepth = 32

var errTooDeep = errors.New("nested too deep")

// parseJSON reads one line of a .jsonl file, which [findings.scan] found
// clean, into a node, with a parser that is free for the while. It returns nil when a
// fault leaves nothing to check. names are the keys that are known.
func (f *findings) parseJSON(p *lineParser, data []byte, line int, names map[string]string) *node {
	root := p.parse(data, line, names)
	if root == nil {
		root = f.parseDoubtful(data, line)
	}
	if root != nil && root.kind != kindMapping {
		f.add(root.place, "une ligne doit être un objet JSON, et non %s", root.kind).
			hint("par exemple : {\"id\": \"mon-id\", \"titre\": \"Mon titre\"}")
		return nil
	}
	return root
}

// parseDoubtful reads a line that may not be right, and tells why it is not.
func (f *findings) parseDoubtful(data []byte, line int) *node {
	r := jsonReader{data: data, line: line, decoder: json.NewDecoder(bytes.NewReader(data))}
	r.decoder.UseNumber()
	root, err := r.value(0)
	if err == nil {
		rest := bytes.TrimLeft(data[r.decoder.InputOffset():], " \t\r")
		if len(rest) > 0 && root.kind == kindMapping {
			f.add(r.place(len(data)-len(rest)), "du texte suit l’objet JSON").hint("une seule fiche par ligne")
			return nil
		}
		return root
	}
	var syntax *json.SyntaxError
	switch {
	case errors.Is(err, errTooDeep):
		f.add(r.place(r.next()), "des valeurs sont emboîtées trop profondément")
	case errors.As(err, &syntax):
		f.add(r.place(int(syntax.Offset)-1), "cette ligne n’est pas du JSON correct").
			hint("vérifiez les guillemets, virgules et accolades à cet endroit")
	default:
		f.add(r.place(len(data)), "cet objet JSON n’est pas terminé").
			hint("une fiche tient sur une ligne, de « { » à « } »")
	}
	return nil
}

// A jsonReader builds nodes from tokens, so that each has its place and
// repeated keys are seen.
type jsonReader struct {
	data    []byte
	line    int
	decoder *json.Decoder

	// The last place asked for: places are asked for in order, so that none
	// needs the line's characters counted from its start.
	offset, column int
}

// next is the offset at which the token to come begins.
func (r *jsonReader) next() int {
	i := int(r.decoder.InputOffset())
	for i < len(r.data) && bytes.IndexByte([]byte(" \t\r\n,:"), r.data[i]) >= 0 {
		i++
	}
	return i
}

func (r *jsonReader) place(offset int) place {
	offset = min(max(offset, 0), len(r.data))
	if offset < r.offset {
		r.offset, r.column = 0, 0
	}
	r.column += utf8.RuneCount(r.data[r.offset:offset])
	r.offset = offset
	return place{r.line, r.column + 1}
}

func (r *jsonReader) value(depth int) (*node, error) {
	if depth > maxDepth {
		return nil, errTooDeep
	}
	out := &node{place: r.place(r.next())}
	token, err := r.decoder.Token()
	if err != nil {
		return nil, err
	}
	switch t := token.(type) {
	case string:
		out.kind, out.text = kindText, t
	case json.Number:
		out.kind, out.text = kindNumber, t.String()
		if _, err := t.Int64(); err == nil {
			out.kind = kindInteger
		}
	case bool:
		out.kind, out.text = kindBool, "false"
		if t {
			out.text = "true"
		}
	case nil:
		out.kind = kindNull
	case json.Delim:
		if t == '[' {
			return out, r.list(out, depth)
		}
		return out, r.mapping(out, depth)
	}
	return out, nil
}

func (r *jsonReader) list(out *node, depth int) error {
	out.kind = kindList
	for r.decoder.More() {
		item, err := r.value(depth + 1)
		if err != nil {
			return err
		}
		out.items = append(out.items, item)
	}
	return r.end()
}

func (r *jsonReader) mapping(out *node, depth int) error {
	out.kind = kindMapping
	for r.decoder.More() {
		at := r.place(r.next())
		token, err := r.decoder.Token()
		if err != nil {
			return err
		}
		key, isString := token.(string)
		if !isString {
			return io.ErrUnexpectedEOF
		}
		value, err := r.value(depth + 1)
		if err != nil {
			return err
		}
		out.pairs = append(out.pairs, pair{key: key, at: at, value: value})
	}
	return r.end()
}

// end reads the bracket or brace that closes a value.
func (r *jsonReader) end() error {
	_, err := r.decoder.Token()
	return err
}
