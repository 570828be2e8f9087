package index

import "testing"

func TestPhrasesThatHaveNoMoreRoomAreLeftOut(t *testing.T) {
	counts := phraseCounts{of: map[string]*phrase{}, room: 2}
	for range 3 {
		seen := map[string]bool{}
		for _, text := range []string{"eau", "bois", "vent", "eau"} {
			counts.add(stretch{key: text, text: text, words: 1}, seen)
		}
	}
	if p := counts.of["eau"]; len(counts.of) != 2 || counts.of["vent"] != nil || p.cases != 3 || p.times != 6 {
		t.Errorf("%d phrases, of eau %+v", len(counts.of), p)
	}
}

func TestAPhraseIsSuggestedAsItIsMostOftenWritten(t *testing.T) {
	for _, c := range []struct {
		texts []string
		want  string
	}{
		{[]string{"Eau vive", "eau vive", "eau vive"}, "eau vive"},
		{[]string{"eaux vives", "eau vive"}, "eau vive"},
		{[]string{"eau vive", "Eau vive"}, "eau vive"},
		{[]string{"Eau vive", "eau vive"}, "eau vive"},
		{[]string{"eaux vives", "eau vive", "eaux vives"}, "eaux vives"},
		{[]string{"eau\nvive"}, "eau vive"},
	} {
		p := phrase{first: c.texts[0]}
		for _, text := range c.texts {
			p.write(text)
		}
		if got := p.mostWritten(); got != c.want {
			t.Errorf("%q is suggested as %q, want %q", c.texts, got, c.want)
		}
	}
}
