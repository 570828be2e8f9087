package french

import (
	"bytes"
	"strings"
)

// Sound writes how a word sounds, roughly, from its fold: words that are heard
// alike and spelt otherwise («dofinois», «dauphinois») give the same text, and so do
// some that are not. It says nothing of words that are read letter by letter.
func Sound(fold string) string {
	var room [64]byte
	return string(appendSound(room[:0], fold))
}

// heard are spellings of one sound, the longest first; what follows them does not
// matter. The capital letters stand for sounds that no single letter writes.
var heard = []struct{ spelt, sound string }{
	{"eau", "o"},
	{"oeu", "e"},
	{"ain", "IN"},
	{"ein", "IN"},
	{"au", "o"},
	{"ai", "e"},
	{"ei", "e"},
	{"ay", "e"},
	{"ey", "e"},
	{"oe", "e"},
	{"ou", "U"},
	{"ph", "f"},
	{"ch", "C"},
	{"gn", "n"},
	{"qu", "k"},
	{"ck", "k"},
	{"th", "t"},
	{"rh", "r"},
}

// appendSound appends how a word sounds to to. Letters that are doubled count once.
func appendSound(to []byte, fold string) []byte {
	last := byte(0)
	for at := 0; at < len(fold); {
		sound, length := soundAt(fold, at)
		at += length
		for i := range len(sound) {
			if sound[i] != last {
				to = append(to, sound[i])
			}
			last = sound[i]
		}
	}
	return bytes.TrimRight(to, "estdx")
}

// soundAt gives the sound of what stands at a place of a word, and its length.
func soundAt(fold string, at int) (sound string, length int) {
	rest := fold[at:]
	for _, h := range heard {
		if strings.HasPrefix(rest, h.spelt) && !(h.sound == "IN" && vowelAt(rest, len(h.spelt))) {
			return h.sound, len(h.spelt)
		}
	}
	if nasal := nasalAt(rest); nasal != "" {
		return nasal, 2
	}
	soft := len(rest) > 1 && strings.IndexByte("eiy", rest[1]) >= 0
	switch rest[0] {
	case 't':
		if strings.HasPrefix(rest, "tion") {
			return "s", 1
		}
	case 'c':
		if soft {
			return "s", 1
		}
		return "k", 1
	case 'g':
		if soft {
			return "j", 1
		}
		if len(rest) > 2 && rest[1] == 'u' && strings.IndexByte("eiy", rest[2]) >= 0 {
			return "g", 2
		}
	case 'z':
		return "s", 1
	case 'y':
		return "i", 1
	case 'w':
		return "v", 1
	case 'x':
		return "ks", 1
	case 'h':
		return "", 1
	}
	return rest[:1], 1
}

// nasalAt gives the nasal vowel that begins rest, "" for none: a vowel and an n or m
// that no vowel and no second n or m follows.
func nasalAt(rest string) string {
	if len(rest) < 2 || (rest[1] != 'n' && rest[1] != 'm') || vowelAt(rest, 2) || (len(rest) > 2 && rest[2] == rest[1]) {
		return ""
	}
	switch rest[0] {
	case 'a', 'e':
		return "AN"
	case 'i', 'y', 'u':
		return "IN"
	case 'o':
		return "ON"
	}
	return ""
}

func vowelAt(s string, at int) bool {
	return at < len(s) && strings.IndexByte("aeiouy", s[at]) >= 0
}
