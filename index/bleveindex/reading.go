package bleveindex

import "glane/index"

// readHits begins to read the cases of a page, if a goroutine may do it beside what goes
// on; ended reads those that are left, and waits for the others.
func (s *searcher) readHits(page []hit, hits []index.Hit, free bool) (ended func() error) {
	read := func(i int) error {
		hits[i] = index.Hit{Case: s.corpus.Cases.At(int(page[i].number)), Score: page[i].score}
		return nil
	}
	if !free || s.corpus.Cases.Held() {
		alone := &beside{pieces: int32(len(page))}
		return func() error { _, err := alone.run(read); return err }
	}
	work := startBeside(len(page), read)
	return func() error { return work.finish(read) }
}
