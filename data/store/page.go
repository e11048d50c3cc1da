package store

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/fnv"
	"io"
	"math"
)

// The layout of a bbolt file, version 2, as bbolt's internal/common defines it.
// It is read here a second time because bbolt follows page numbers and offsets
// without checking them: on a damaged file it panics, faults, or recurses for
// ever, and its own Check runs in a goroutine that nobody can recover.
const (
	boltMagic      = 0xED0CDAED
	boltVersion    = 2
	pageHeader     = 16 // id uint64, flags uint16, count uint16, overflow uint32
	elementSize    = 16 // of a leaf or branch element, before its data
	bucketHeader   = 16 // root uint64, sequence uint64
	metaSize       = 64
	metaChecked    = 56 // bytes of a meta page under its checksum
	noFreelist     = math.MaxUint64
	branchFlag     = 0x01
	leafFlag       = 0x02
	freelistFlag   = 0x10
	bucketLeaf     = 0x01
	leastPageSize  = 1 << 10
	mostPageSize   = 1 << 24
	hugeCount      = 0xFFFF // a freelist this long keeps its count in its first entry
	pagesBeforeAll = 2      // the two meta pages
)

var (
	errNotBolt   = errors.New("no bbolt meta page")
	errCutShort  = errors.New("file is shorter than its pages")
	native       = binary.NativeEndian
	errUnsynced  = errors.New("freelist is not stored")
	errBadPage   = errors.New("damaged page")
	errPageTwice = errors.New("page is used twice")
)

// meta is one of the two pages that say where everything else is.
type meta struct {
	pageSize, root, freelist, pages, tx uint64
}

// parseMeta reads the meta page in b, which begins at a page boundary.
func parseMeta(b []byte) (meta, error) {
	if len(b) < pageHeader+metaSize {
		return meta{}, errNotBolt
	}
	b = b[pageHeader:]
	if native.Uint32(b) != boltMagic || native.Uint32(b[4:]) != boltVersion {
		return meta{}, errNotBolt
	}
	sum := fnv.New64a()
	sum.Write(b[:metaChecked])
	if sum.Sum64() != native.Uint64(b[metaChecked:]) {
		return meta{}, fmt.Errorf("%w: checksum", errNotBolt)
	}
	m := meta{
		pageSize: uint64(native.Uint32(b[8:])),
		root:     native.Uint64(b[16:]),
		freelist: native.Uint64(b[32:]),
		pages:    native.Uint64(b[40:]),
		tx:       native.Uint64(b[48:]),
	}
	if m.pageSize < leastPageSize || m.pageSize > mostPageSize || m.pageSize&(m.pageSize-1) != 0 {
		return meta{}, fmt.Errorf("%w: page size %d", errNotBolt, m.pageSize)
	}
	return m, nil
}

// metas returns the valid meta page with the highest transaction, the one that
// bbolt will use, and whether both pages are valid. One is enough: a crash may
// leave the other half written.
func metas(head []byte) (newest meta, both bool, err error) {
	first, err := parseMeta(head)
	if err != nil {
		return secondMeta(head)
	}
	if uint64(len(head)) < first.pageSize {
		return first, false, nil
	}
	second, err := parseMeta(head[first.pageSize:])
	if err != nil || second.pageSize != first.pageSize {
		return first, false, nil
	}
	if second.tx > first.tx {
		return second, true, nil
	}
	return first, true, nil
}

// secondMeta looks for the second meta page where its own page size puts it.
func secondMeta(head []byte) (meta, bool, error) {
	for size := leastPageSize; size <= mostPageSize && size < len(head); size *= 2 {
		if m, err := parseMeta(head[size:]); err == nil && m.pageSize == uint64(size) {
			return m, false, nil
		}
	}
	return meta{}, false, errNotBolt
}

// walk follows every page that can be reached, each at most once. It reads them
// one by one: the evidence in a workbook may be larger than the memory.
type walk struct {
	file io.ReaderAt
	meta meta
	seen []bool
}

// inspect checks the structure of a whole bbolt file: all that bbolt will
// follow lies inside the file, has the right type, and is used once. After it,
// bbolt can open the file, read it and check it without a panic.
func inspect(file io.ReaderAt, size int64) (meta, error) {
	head, err := io.ReadAll(io.NewSectionReader(file, 0, min(size, headSize)))
	if err != nil {
		return meta{}, err
	}
	m, _, err := metas(head)
	if err != nil {
		return meta{}, err
	}
	if m.pages > uint64(size)/m.pageSize {
		return meta{}, fmt.Errorf("%w: %d bytes of %d × %d", errCutShort, size, m.pages, m.pageSize)
	}
	if m.freelist == noFreelist {
		// bbolt would write one on opening; a workbook always has it.
		return meta{}, errUnsynced
	}
	w := &walk{file: file, meta: m, seen: make([]bool, m.pages)}
	for i := range min(pagesBeforeAll, len(w.seen)) {
		w.seen[i] = true
	}
	if err := w.tree(m.root); err != nil {
		return meta{}, fmt.Errorf("root: %w", err)
	}
	return m, w.freelist()
}

// page returns a page with its overflow, marking it as used.
func (w *walk) page(id uint64) ([]byte, error) {
	if id < pagesBeforeAll || id >= w.meta.pages {
		return nil, fmt.Errorf("%w: number %d of %d", errBadPage, id, w.meta.pages)
	}
	p := make([]byte, w.meta.pageSize)
	if _, err := w.file.ReadAt(p, int64(id*w.meta.pageSize)); err != nil {
		return nil, err
	}
	last := id + uint64(native.Uint32(p[12:]))
	if native.Uint64(p) != id || last >= w.meta.pages {
		return nil, fmt.Errorf("%w: header of %d", errBadPage, id)
	}
	for i := id; i <= last; i++ {
		if w.seen[i] {
			return nil, fmt.Errorf("%w: %d", errPageTwice, i)
		}
		w.seen[i] = true
	}
	if last == id {
		return p, nil
	}
	whole := make([]byte, (last-id+1)*w.meta.pageSize)
	copy(whole, p)
	_, err := w.file.ReadAt(whole[len(p):], int64((id+1)*w.meta.pageSize))
	return whole, err
}

// tree checks the pages of one bucket.
func (w *walk) tree(root uint64) error {
	_, err := w.node(root, nil)
	return err
}

// node checks a page and those below it; its keys begin at low. It returns the
// greatest key found.
func (w *walk) node(id uint64, low []byte) (high []byte, err error) {
	p, err := w.page(id)
	if err != nil {
		return nil, err
	}
	switch native.Uint16(p[8:]) {
	case leafFlag:
		return w.leaf(p, low)
	case branchFlag:
		return w.branch(p, low)
	}
	return nil, fmt.Errorf("%w: type of %d", errBadPage, id)
}

func (w *walk) branch(p, low []byte) (high []byte, err error) {
	count := int(native.Uint16(p[10:]))
	if count == 0 {
		return nil, fmt.Errorf("%w: empty branch", errBadPage)
	}
	for i := range count {
		at := pageHeader + i*elementSize
		if at+elementSize > len(p) {
			return nil, fmt.Errorf("%w: branch count", errBadPage)
		}
		key, err := span(p, at, native.Uint32(p[at:]), native.Uint32(p[at+4:]))
		if err != nil {
			return nil, err
		}
		if bytes.Compare(key, low) < 0 || high != nil && bytes.Compare(key, high) <= 0 {
			return nil, fmt.Errorf("%w: order of branch keys", errBadPage)
		}
		if high, err = w.node(native.Uint64(p[at+8:]), key); err != nil {
			return nil, err
		}
		if high == nil {
			high = key
		}
	}
	return high, nil
}

func (w *walk) leaf(p, low []byte) (high []byte, err error) {
	for i := range int(native.Uint16(p[10:])) {
		at := pageHeader + i*elementSize
		if at+elementSize > len(p) {
			return nil, fmt.Errorf("%w: leaf count", errBadPage)
		}
		pos, keySize, valueSize := native.Uint32(p[at+4:]), native.Uint32(p[at+8:]), native.Uint32(p[at+12:])
		key, err := span(p, at, pos, keySize)
		if err != nil {
			return nil, err
		}
		if bytes.Compare(key, low) < 0 || high != nil && bytes.Compare(key, high) <= 0 {
			return nil, fmt.Errorf("%w: order of keys", errBadPage)
		}
		high = key
		end := uint64(at) + uint64(pos) + uint64(keySize) + uint64(valueSize)
		if end > uint64(len(p)) {
			return nil, fmt.Errorf("%w: value outside", errBadPage)
		}
		switch native.Uint32(p[at:]) {
		case 0:
		case bucketLeaf:
			if err := w.bucket(p[end-uint64(valueSize) : end]); err != nil {
				return nil, fmt.Errorf("bucket %q: %w", key, err)
			}
		default:
			return nil, fmt.Errorf("%w: element flags", errBadPage)
		}
	}
	return high, nil
}

// bucket checks a bucket's own pages, or the small page that a small bucket
// keeps inside its value.
func (w *walk) bucket(v []byte) error {
	if len(v) < bucketHeader {
		return fmt.Errorf("%w: bucket header", errBadPage)
	}
	if root := native.Uint64(v); root != 0 {
		return w.tree(root)
	}
	inline := v[bucketHeader:]
	if len(inline) < pageHeader || native.Uint16(inline[8:]) != leafFlag {
		return fmt.Errorf("%w: inline bucket", errBadPage)
	}
	_, err := w.leaf(inline, nil)
	return err
}

// span returns the key of the element at the given place of a page. A key is
// never empty, and bbolt's positions count from the element.
func span(p []byte, at int, pos, size uint32) ([]byte, error) {
	from := uint64(at) + uint64(pos)
	if size == 0 || from+uint64(size) > uint64(len(p)) {
		return nil, fmt.Errorf("%w: key outside", errBadPage)
	}
	return p[from : from+uint64(size)], nil
}

// freelist checks that free pages exist, and are neither used nor named twice:
// bbolt would write over what it believes to be free.
func (w *walk) freelist() error {
	p, err := w.page(w.meta.freelist)
	if err != nil {
		return fmt.Errorf("freelist: %w", err)
	}
	if native.Uint16(p[8:]) != freelistFlag {
		return fmt.Errorf("%w: freelist type", errBadPage)
	}
	ids, count := p[pageHeader:], uint64(native.Uint16(p[10:]))
	if count == hugeCount {
		count, ids = native.Uint64(ids), ids[8:]
	}
	if count > uint64(len(ids))/8 {
		return fmt.Errorf("%w: freelist count", errBadPage)
	}
	for i := range count {
		id := native.Uint64(ids[i*8:])
		if id < pagesBeforeAll || id >= w.meta.pages {
			return fmt.Errorf("%w: free page %d of %d", errBadPage, id, w.meta.pages)
		}
		if w.seen[id] {
			return fmt.Errorf("%w: free page %d", errPageTwice, id)
		}
		w.seen[id] = true
	}
	return nil
}
