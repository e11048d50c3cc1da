package store

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	bolt "go.etcd.io/bbolt"

	"giaoban/data"
)

const journalBucket = "journal"

// Entry is one user action in the journal. Entries are only ever added; each
// one's hash covers the one before, so that none can be changed, dropped or
// slipped in unseen.
type Entry struct {
	Seq     uint64 // 1 is the creation of the workbook
	Time    time.Time
	User    string
	Action  string
	Reason  string // why facts of a locked period were changed; "" where none was needed
	Changes []Change
	// Baseline is the SHA-256 of everything in the workbook after an action
	// whose values are not listed: its creation, a change of schema. nil otherwise.
	Baseline []byte
	Count    int // entities under Baseline
	Prev     [sha256.Size]byte
	Hash     [sha256.Size]byte
}

// Change is what an action did to one entity. Old and New are the stored CBOR.
type Change struct {
	Kind   string   `cbor:"1,keyasint"`
	Key    string   `cbor:"2,keyasint"`
	Before data.Rev `cbor:"3,keyasint"` // 0 = did not exist
	After  data.Rev `cbor:"4,keyasint"` // 0 = deleted
	Old    []byte   `cbor:"5,keyasint,omitempty"`
	New    []byte   `cbor:"6,keyasint,omitempty"`
}

// journalBody is what is stored and hashed of an entry.
type journalBody struct {
	Seq      uint64   `cbor:"1,keyasint"`
	Time     int64    `cbor:"2,keyasint"` // milliseconds since 1970, UTC
	User     string   `cbor:"3,keyasint"`
	Action   string   `cbor:"4,keyasint"`
	Changes  []Change `cbor:"5,keyasint,omitempty"`
	Baseline []byte   `cbor:"6,keyasint,omitempty"`
	Count    int      `cbor:"7,keyasint,omitempty"`
	Reason   string   `cbor:"8,keyasint,omitempty"`
}

func (s *Store) entry(action string) Entry {
	// A file name in an action may hold anything; CBOR text that is not UTF-8
	// could not be read back, and with it the whole journal.
	return Entry{Time: s.options.now(), User: readable(s.options.User), Action: readable(action)}
}

func readable(text string) string { return strings.ToValidUTF8(text, "\uFFFD") }

// appendEntry adds an entry after the head of the journal and stores the state
// that now names it as the head.
func appendEntry(c codec, tx *bolt.Tx, st *state, e Entry) error {
	st.Seq++
	body, err := c.enc.Marshal(journalBody{
		st.Seq, e.Time.UnixMilli(), e.User, e.Action, e.Changes, e.Baseline, e.Count, e.Reason,
	})
	if err != nil {
		return fmt.Errorf("encode journal entry: %w", err)
	}
	hash := chain(st.Head, body)
	b := tx.Bucket([]byte(journalBucket))
	b.FillPercent = 0.9 // only ever appended to
	if err := b.Put(seqKey(st.Seq), append(slices.Clone(hash[:]), body...)); err != nil {
		return err
	}
	st.Head = hash[:]
	return putMeta(c, tx, "state", st)
}

func chain(prev, body []byte) [sha256.Size]byte {
	h := sha256.New()
	h.Write(prev)
	h.Write(body)
	return [sha256.Size]byte(h.Sum(nil))
}

func seqKey(seq uint64) []byte { return binary.BigEndian.AppendUint64(nil, seq) }

// seqOf reads a key of the journal; 0, which no entry has, for anything else.
func seqOf(key []byte) uint64 {
	if len(key) != 8 {
		return 0
	}
	return binary.BigEndian.Uint64(key)
}

// checkHead compares the last journal entry with the state.
func checkHead(tx *bolt.Tx, st state) error {
	k, v := tx.Bucket([]byte(journalBucket)).Cursor().Last()
	if !bytes.Equal(k, seqKey(st.Seq)) || len(v) < sha256.Size || !bytes.Equal(v[:sha256.Size], st.Head) {
		return fmt.Errorf("%w: journal does not end with entry %d", errInconsistent, st.Seq)
	}
	return nil
}

// readJournal decodes all entries and verifies sequence, hashes and head.
func readJournal(c codec, tx *bolt.Tx) ([]Entry, error) {
	st, err := readState(c, tx)
	if err != nil {
		return nil, err
	}
	var out []Entry
	prev := make([]byte, sha256.Size)
	err = tx.Bucket([]byte(journalBucket)).ForEach(func(k, v []byte) error {
		next := uint64(len(out) + 1)
		if len(v) < sha256.Size || !bytes.Equal(k, seqKey(next)) {
			return fmt.Errorf("%w: journal entry %d is missing", errInconsistent, next)
		}
		hash := chain(prev, v[sha256.Size:])
		if !bytes.Equal(hash[:], v[:sha256.Size]) {
			return fmt.Errorf("%w: journal entry %d does not match its hash", errInconsistent, next)
		}
		e, err := readEntry(c, next, v)
		if err != nil {
			return err
		}
		e.Prev = [sha256.Size]byte(prev)
		out = append(out, e)
		prev = hash[:]
		return nil
	})
	if err != nil {
		return nil, err
	}
	return out, checkHead(tx, st)
}

// readEntry decodes the journal's value under seq. The hash of the entry before
// is not in it.
func readEntry(c codec, seq uint64, v []byte) (Entry, error) {
	if len(v) < sha256.Size {
		return Entry{}, fmt.Errorf("%w: journal entry %d is missing", errInconsistent, seq)
	}
	var body journalBody
	if err := c.dec.Unmarshal(v[sha256.Size:], &body); err != nil {
		return Entry{}, fmt.Errorf("%w: journal entry %d: %w", errInconsistent, seq, err)
	}
	if body.Seq != seq {
		return Entry{}, fmt.Errorf("%w: journal entry %d calls itself %d", errInconsistent, seq, body.Seq)
	}
	return Entry{
		Seq: body.Seq, Time: time.UnixMilli(body.Time), User: body.User, Action: body.Action, Reason: body.Reason,
		Changes: body.Changes, Baseline: body.Baseline, Count: body.Count, Hash: [sha256.Size]byte(v),
	}, nil
}

// Journal returns all entries, oldest first, with their hashes verified.
func (s *Store) Journal() ([]Entry, error) {
	var out []Entry
	err := view(s.db, func(tx *bolt.Tx) (err error) {
		out, err = readJournal(s.codec, tx)
		return err
	})
	return out, failure("đọc nhật ký của", s.path, err)
}

// VerifyJournal checks the chain of hashes, and that taking back every change
// leads from the present contents to those whose digest was recorded at the
// start.
func (s *Store) VerifyJournal() error {
	err := view(s.db, func(tx *bolt.Tx) error { return verifyHistory(s.codec, tx, s.kinds) })
	return failure("đọc nhật ký của", s.path, err)
}

func verifyHistory(c codec, tx *bolt.Tx, kinds []kind) error {
	entries, err := readJournal(c, tx)
	if err != nil {
		return err
	}
	all, err := readContents(tx, kinds)
	if err != nil {
		return err
	}
	for _, e := range slices.Backward(entries) {
		if e.Baseline != nil {
			if !bytes.Equal(e.Baseline, all.digest()) {
				return fmt.Errorf("%w: contents do not lead back to journal entry %d", errInconsistent, e.Seq)
			}
			return nil
		}
		for _, ch := range slices.Backward(e.Changes) {
			if err := all.undo(ch); err != nil {
				return fmt.Errorf("journal entry %d: %w", e.Seq, err)
			}
		}
	}
	return fmt.Errorf("%w: journal has no beginning", errInconsistent)
}

// contents is every record by kind and key.
type contents map[string]map[string]record

// readContents reads all records. They are valid only during the transaction.
func readContents(tx *bolt.Tx, kinds []kind) (contents, error) {
	all := contents{}
	for _, k := range kinds {
		of := map[string]record{}
		err := eachRecord(tx, k.name(), func(key []byte, r record) error {
			of[string(key)] = r
			return nil
		})
		if err != nil {
			return nil, err
		}
		all[k.name()] = of
	}
	return all, nil
}

func (all contents) counts() map[string]int {
	out := map[string]int{}
	for kind, of := range all {
		out[kind] = len(of)
	}
	return out
}

func (all contents) size() int {
	n := 0
	for _, of := range all {
		n += len(of)
	}
	return n
}

// digest is the SHA-256 over kind, key, revision and value of every record, by
// kind and key; each part with its length before it.
func (all contents) digest() []byte {
	h := sha256.New()
	part := func(b []byte) {
		h.Write(binary.AppendUvarint(nil, uint64(len(b))))
		h.Write(b)
	}
	for _, kind := range slices.Sorted(maps.Keys(all)) {
		of := all[kind]
		for _, key := range slices.Sorted(maps.Keys(of)) {
			part([]byte(kind))
			part([]byte(key))
			part(binary.AppendUvarint(nil, uint64(of[key].rev)))
			part(of[key].cbor)
		}
	}
	return h.Sum(nil)
}

// undo takes one change back, after checking that it is what led here.
func (all contents) undo(ch Change) error {
	of := all[ch.Kind]
	if of == nil {
		return fmt.Errorf("%w: kind %q", errInconsistent, ch.Kind)
	}
	if now := of[ch.Key]; now.rev != ch.After || !bytes.Equal(now.cbor, ch.New) {
		return fmt.Errorf("%w: %s %q is not what was written", errInconsistent, ch.Kind, ch.Key)
	}
	if ch.Before == 0 {
		delete(of, ch.Key)
	} else {
		of[ch.Key] = record{rev: ch.Before, cbor: ch.Old}
	}
	return nil
}
