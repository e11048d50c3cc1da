package store

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"hash"
	"io"
	"strings"

	bolt "go.etcd.io/bbolt"
	"golang.org/x/text/unicode/norm"

	"giaoban/data"
)

const (
	evidenceBucket = "evidence"         // what is known of a file, by its SHA-256
	contentBucket  = "evidence-content" // its bytes, in chunks
	// chunkSize bounds what bbolt moves when a neighbour is added: a page holds at
	// least two values.
	chunkSize = 64 << 10
)

// MaxEvidence is the largest evidence file that a workbook takes in, in bytes.
// The whole workbook is copied with each backup.
const MaxEvidence = 50 << 20

// evidenceInfo is kept for each evidence file.
type evidenceInfo struct {
	Name  string // under which it came first
	Size  int64  // bytes
	Added int64  // milliseconds since 1970, UTC
}

// content is an evidence file in memory.
type content struct {
	evidence data.Evidence
	chunks   [][]byte
	size     int64
}

// AddEvidence takes a file into the workbook's evidence store, in a transaction
// of its own, and returns what a result names it by. Content that is there
// already is not stored twice. It stays as long as a result names it; see
// PruneEvidence. Errors: Invalid for an empty file, one above MaxEvidence or one
// whose name carries a secrecy mark; ReadOnly, NoSpace.
func (s *Store) AddEvidence(r io.Reader, name string) (data.Evidence, error) {
	c, err := readContent(r, name)
	if err != nil {
		return data.Evidence{}, err
	}
	err = s.Update("", func(tx *Tx) error { return tx.addContent(c) })
	return c.evidence, err
}

// AddEvidence is like the store's, as part of the user action: when the action
// is refused, nothing of the file stays.
func (tx *Tx) AddEvidence(r io.Reader, name string) (data.Evidence, error) {
	c, err := readContent(r, name)
	if err == nil {
		err = tx.addContent(c)
	}
	return c.evidence, tx.keep(func() error { return err })
}

// HashEvidence names a file that is left where it is: its name and SHA-256 only.
// Errors: Invalid.
func HashEvidence(r io.Reader, name string) (data.Evidence, error) {
	name, err := evidenceName(name)
	if err != nil {
		return data.Evidence{}, err
	}
	h := sha256.New()
	n, err := io.Copy(h, r)
	if err == nil && n == 0 {
		err = emptyEvidence(name)
	}
	if err != nil {
		return data.Evidence{}, failure("đọc", name, err)
	}
	return data.Evidence{Name: name, SHA256: hex.EncodeToString(h.Sum(nil))}, nil
}

// evidenceName is the file's own name, without folders of any system. Names with
// a secrecy mark are refused: secrets may not be kept on a machine that has been
// on a network (Luật 29/2018/QH14, Điều 5 khoản 5).
func evidenceName(path string) (string, error) {
	name := path[strings.LastIndexAny(path, `/\`)+1:]
	name = strings.TrimSpace(norm.NFC.String(readable(name)))
	if mark := data.SecrecyMark(name); mark != "" {
		return "", &data.Error{
			Code: data.Invalid, Message: fmt.Sprintf("Tệp “%s” mang dấu mật (%s) nên không đưa vào sổ.", name, mark),
			Hint: "Giữ văn bản mật theo quy định, không để trên máy này; trong sổ chỉ ghi kết quả không mật. Nếu tệp không mật thì đổi tên tệp.",
		}
	}
	if name == "" {
		return "", &data.Error{Code: data.Invalid, Message: "Tệp minh chứng chưa có tên.", Hint: "Chọn lại tệp."}
	}
	return name, nil
}

func emptyEvidence(name string) error {
	return &data.Error{Code: data.Invalid, Message: fmt.Sprintf("Tệp “%s” rỗng.", name), Hint: "Chọn lại tệp minh chứng."}
}

// readContent reads a file in chunks, not further than the limit.
func readContent(r io.Reader, path string) (content, error) {
	name, err := evidenceName(path)
	if err != nil {
		return content{}, err
	}
	c, h := content{}, sha256.New()
	for last := false; !last; {
		chunk := make([]byte, chunkSize)
		n, err := io.ReadFull(r, chunk)
		last = errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF)
		if err != nil && !last {
			return content{}, failure("đọc", name, err)
		}
		if n == 0 {
			break
		}
		c.chunks, c.size = append(c.chunks, chunk[:n]), c.size+int64(n)
		h.Write(chunk[:n])
		if c.size > MaxEvidence {
			return content{}, &data.Error{
				Code: data.Invalid, Message: fmt.Sprintf("Tệp “%s” lớn hơn %d MB nên không chép vào sổ.", name, MaxEvidence>>20),
				Hint: "Để tệp ở nơi đang có và chỉ ghi tên cùng mã băm, hoặc quét lại cho nhỏ hơn.",
			}
		}
	}
	if c.size == 0 {
		return content{}, emptyEvidence(name)
	}
	c.evidence = data.Evidence{Name: name, SHA256: hex.EncodeToString(h.Sum(nil)), Stored: true}
	return c, nil
}

func chunkKey(sha string, n int) string { return fmt.Sprintf("%s/%05d", sha, n) }

// addContent stores the file unless it is there and whole.
func (tx *Tx) addContent(c content) error {
	return tx.keep(func() error {
		return guarded(func() error {
			if _, err := checkContent(tx.store.codec, tx.tx, c.evidence.SHA256); err == nil {
				return nil
			}
			tx.wrote, tx.taken = true, append(tx.taken, c.evidence.SHA256)
			return tx.putContent(c)
		})
	})
}

func (tx *Tx) putContent(c content) error {
	sha := c.evidence.SHA256
	for i, chunk := range c.chunks {
		key := chunkKey(sha, i)
		if err := tx.tx.Bucket([]byte(contentBucket)).Put([]byte(key), record{cbor: chunk}.seal(contentBucket, key)); err != nil {
			return err
		}
	}
	info := evidenceInfo{c.evidence.Name, c.size, tx.store.options.now().UnixMilli()}
	body, err := tx.store.codec.enc.Marshal(info)
	if err != nil {
		return fmt.Errorf("encode evidence %s: %w", sha, err)
	}
	return tx.tx.Bucket([]byte(evidenceBucket)).Put([]byte(sha), record{cbor: body}.seal(evidenceBucket, sha))
}

var errNoEvidence = errors.New("evidence is not in the workbook")

// readInfo reads what is known of an evidence file; errNoEvidence when it is not there.
func readInfo(c codec, tx *bolt.Tx, sha string) (evidenceInfo, error) {
	var info evidenceInfo
	v := tx.Bucket([]byte(evidenceBucket)).Get([]byte(sha))
	if v == nil {
		return info, errNoEvidence
	}
	r, err := unseal(evidenceBucket, []byte(sha), v)
	if err != nil {
		return info, err
	}
	if err := c.dec.Unmarshal(r.cbor, &info); err != nil {
		return info, fmt.Errorf("%w: evidence %s: %w", errInconsistent, sha, err)
	}
	return info, nil
}

// readChunk returns the n-th chunk, valid during the transaction.
func readChunk(tx *bolt.Tx, sha string, n int) ([]byte, error) {
	key := []byte(chunkKey(sha, n))
	v := tx.Bucket([]byte(contentBucket)).Get(key)
	if v == nil {
		return nil, fmt.Errorf("%w: evidence %s is cut short", errInconsistent, sha)
	}
	r, err := unseal(contentBucket, key, v)
	return r.cbor, err
}

// checkContent computes the hash anew and returns the number of chunks.
func checkContent(c codec, tx *bolt.Tx, sha string) (chunks int, err error) {
	info, err := readInfo(c, tx, sha)
	if err != nil {
		return 0, err
	}
	h, size := sha256.New(), int64(0)
	for ; size < info.Size; chunks++ {
		chunk, err := readChunk(tx, sha, chunks)
		if err != nil {
			return 0, err
		}
		if len(chunk) == 0 {
			return 0, fmt.Errorf("%w: evidence %s is cut short", errInconsistent, sha)
		}
		h.Write(chunk)
		size += int64(len(chunk))
	}
	if size != info.Size || hex.EncodeToString(h.Sum(nil)) != sha {
		return 0, fmt.Errorf("%w: evidence %s has other content", errInconsistent, sha)
	}
	return chunks, nil
}

// checkEvidence reads every evidence file, and wants no chunk beside them.
func checkEvidence(c codec, tx *bolt.Tx) error {
	want, got := 0, 0
	err := tx.Bucket([]byte(evidenceBucket)).ForEach(func(sha, _ []byte) error {
		n, err := checkContent(c, tx, string(sha))
		want += n
		return err
	})
	if err != nil {
		return err
	}
	err = tx.Bucket([]byte(contentBucket)).ForEach(func(_, _ []byte) error {
		got++
		return nil
	})
	if err == nil && got != want {
		err = fmt.Errorf("%w: %d chunks of evidence, want %d", errInconsistent, got, want)
	}
	return err
}

// missingEvidence returns the first stored evidence that e names and that is not there.
func missingEvidence(tx *bolt.Tx, e data.Entity) (data.Evidence, bool) {
	for _, named := range namedEvidence(e) {
		if tx.Bucket([]byte(evidenceBucket)).Get([]byte(named.SHA256)) == nil {
			return named, true
		}
	}
	return data.Evidence{}, false
}

// namedEvidence lists the files of the evidence store that an entity names.
func namedEvidence(e data.Entity) (all []data.Evidence) {
	a, ok := e.(data.Assignment)
	if !ok {
		return nil
	}
	for i := range a.Results {
		for _, named := range a.Results[i].Evidence {
			if named.Stored {
				all = append(all, named)
			}
		}
	}
	return all
}

// Evidence opens a file of the evidence store. Reading it to the end checks it
// against its hash. Edits go on meanwhile. Errors: NotFound, Damaged.
func (s *Store) Evidence(sha string) (io.ReadCloser, error) {
	r := &contentReader{store: s, sha: sha, hash: sha256.New()}
	err := view(s.db, func(tx *bolt.Tx) (err error) {
		r.info, err = readInfo(s.codec, tx, sha)
		return err
	})
	if errors.Is(err, errNoEvidence) {
		return nil, &data.Error{
			Code: data.NotFound, Message: "Tệp minh chứng không có trong sổ.",
			Hint: "Tìm tệp ở nơi đã để, hoặc xin lại cơ quan gửi.", Err: fmt.Errorf("%w: %s", err, sha),
		}
	}
	if err != nil {
		return nil, failure("đọc", s.path, err)
	}
	return r, nil
}

// contentReader reads chunk by chunk, each in a transaction of its own: a long
// one would keep the writer from growing the file.
type contentReader struct {
	store *Store
	sha   string
	info  evidenceInfo
	hash  hash.Hash
	next  int
	size  int64
	rest  []byte
}

// Read implements io.Reader.
func (r *contentReader) Read(p []byte) (int, error) {
	if len(r.rest) == 0 {
		if err := r.fetch(); err != nil {
			return 0, err
		}
	}
	n := copy(p, r.rest)
	r.rest = r.rest[n:]
	return n, nil
}

func (r *contentReader) fetch() error {
	if r.size == r.info.Size {
		if hex.EncodeToString(r.hash.Sum(nil)) != r.sha {
			return failure("đọc", r.store.path, fmt.Errorf("%w: evidence %s has other content", errInconsistent, r.sha))
		}
		return io.EOF
	}
	err := view(r.store.db, func(tx *bolt.Tx) error {
		chunk, err := readChunk(tx, r.sha, r.next)
		r.rest = bytes.Clone(chunk)
		return err
	})
	if err != nil {
		return failure("đọc", r.store.path, err)
	}
	r.hash.Write(r.rest)
	r.next, r.size = r.next+1, r.size+int64(len(r.rest))
	return nil
}

// Close implements io.Closer.
func (r *contentReader) Close() error { return nil }
