package store

import (
	"bytes"
	"strings"
	"time"

	bolt "go.etcd.io/bbolt"

	"giaoban/data"
)

// FieldChange is one change of one field in the journal.
type FieldChange struct {
	Seq    uint64
	Time   time.Time
	User   string
	Action string
	Reason string
	Before data.Rev // of the entity; 0 = did not exist
	After  data.Rev // 0 = deleted
	Field
}

// History tells how an entity came to be what it is, oldest change first. The
// history of one field are the rows with its Path. What a workbook held when it
// was made, or brought to a newer schema, is not in the journal. Errors: Damaged.
func (s *Store) History(kind, key string) ([]FieldChange, error) {
	var out []FieldChange
	err := view(s.db, func(tx *bolt.Tx) error {
		c := tx.Bucket([]byte(journalBucket)).Cursor()
		for k, v := c.First(); k != nil; k, v = c.Next() {
			if !bytes.Contains(v, []byte(key)) { // most entries: nothing to decode
				continue
			}
			if err := s.history(k, v, kind, key, &out); err != nil {
				return err
			}
		}
		return nil
	})
	return out, failure("đọc nhật ký của", s.path, err)
}

func (s *Store) history(k, v []byte, kind, key string, out *[]FieldChange) error {
	e, err := readEntry(s.codec, seqOf(k), v)
	if err != nil {
		return err
	}
	for _, ch := range e.Changes {
		if ch.Kind != kind || ch.Key != key {
			continue
		}
		fields, err := s.Fields(ch)
		if err != nil {
			return err
		}
		for _, f := range fields {
			*out = append(*out, FieldChange{e.Seq, e.Time, e.User, e.Action, e.Reason, ch.Before, ch.After, f})
		}
	}
	return nil
}

// JournalFilter chooses entries of the journal; zero fields choose all.
type JournalFilter struct {
	From, To time.Time // From ≤ time < To
	User     string    // part of the name, without regard to case and marks
	Kind     string    // entries that changed an entity of the kind,
	Key      string    // with exactly this key
	Text     string    // words in the action, the reason or the keys
	Before   uint64    // entries before this number: Next of the page before
	Limit    int       // most entries; 0 = all
}

// JournalPage is a part of the journal, newest entry first.
type JournalPage struct {
	Entries []Entry // VerifyJournal checks their hashes
	Next    uint64  // Before of the next page; 0 = there is no more
}

// JournalPage reads the journal backwards, as a viewer shows it. Errors: Damaged.
func (s *Store) JournalPage(f JournalFilter) (JournalPage, error) {
	var page JournalPage
	f.User, f.Text = data.Fold(f.User), data.Fold(f.Text)
	err := view(s.db, func(tx *bolt.Tx) error {
		b := tx.Bucket([]byte(journalBucket))
		c := b.Cursor()
		k, v := c.Last()
		if f.Before > 0 {
			if at, _ := c.Seek(seqKey(f.Before)); at != nil { // else all are before it
				k, v = c.Prev()
			}
		}
		for ; k != nil; k, v = c.Prev() {
			e, err := readEntry(s.codec, seqOf(k), v)
			if err != nil {
				return err
			}
			if !f.matches(e) {
				continue
			}
			if f.Limit > 0 && len(page.Entries) == f.Limit {
				page.Next = page.Entries[f.Limit-1].Seq
				return nil
			}
			copy(e.Prev[:], b.Get(seqKey(e.Seq-1)))
			page.Entries = append(page.Entries, e)
		}
		return nil
	})
	return page, failure("đọc nhật ký của", s.path, err)
}

func (f JournalFilter) matches(e Entry) bool {
	switch {
	case !f.From.IsZero() && e.Time.Before(f.From), !f.To.IsZero() && !e.Time.Before(f.To):
		return false
	case !strings.Contains(data.Fold(e.User), f.User):
		return false
	}
	var keys strings.Builder
	entity := f.Kind == "" && f.Key == ""
	for _, ch := range e.Changes {
		keys.WriteString(" " + ch.Key)
		entity = entity || (f.Kind == "" || ch.Kind == f.Kind) && (f.Key == "" || ch.Key == f.Key)
	}
	return entity && (f.Text == "" || data.Found(f.Text, data.Fold(e.Action+" "+e.Reason+keys.String())))
}
