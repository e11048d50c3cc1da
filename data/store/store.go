// Package store keeps a workbook in one bbolt file: everything the program
// knows, every change with who made it, and nothing half written. It opens only
// what it has inspected, never writes over what it can't open, and makes one
// durable transaction of each user action. docs/file-format.md describes the file.
package store

import (
	"errors"
	"os"
	"path/filepath"
	"sync"
	"time"

	bolt "go.etcd.io/bbolt"
	bolterrors "go.etcd.io/bbolt/errors"

	"giaoban/data"
)

// Extension is the ending of a workbook's file name.
const Extension = ".giaoban"

// Options say how to open or create a workbook. The zero value opens it for
// writing.
type Options struct {
	ReadOnly     bool
	User         string           // written into the journal
	KeepBackups  int              // older ones are removed after a new one is verified; 0 = 10
	BackupDir    string           // "" = folder "<workbook name>.sao-luu" beside the workbook
	BackupOnOpen bool             // back up when there are changes since the newest backup
	Now          func() time.Time // nil = time.Now
	MaxSize      int              // most bytes of the file; 0 = no limit
}

func (o Options) now() time.Time {
	if o.Now != nil {
		return o.Now()
	}
	return time.Now()
}

// Store is an open workbook. Its methods may be called from any goroutine.
type Store struct {
	path       string
	options    Options
	schema     schema
	codec      codec
	kinds      []kind
	references []reference
	db         *bolt.DB
	readOnly   bool
	private    string // folder of the private copy that is read; "" = the file itself

	writing sync.Mutex      // one user action at a time
	broken  error           // after a commit of which nobody knows whether it reached the disk
	fresh   map[string]bool // evidence that came in this session

	mu        sync.Mutex // of what follows
	facts     *data.Facts
	pending   []edit // committed, not yet in facts
	done      []step // of this session, the last can be undone
	undone    []step // the last can be redone
	listeners map[int]func()
	nextID    int
}

// Open opens a workbook. Errors are *data.Error: NotFound; Damaged for a file
// that is cut short, corrupted or no workbook; NewerSchema; Locked after one
// second when another program has it open for writing; BackupFailed when the
// backup that comes before editing can't be made; NoSpace. Opened for
// reading only, a workbook that is in use is read from a private copy, and so
// is one of an older schema. A file without write permission opens read-only.
// A file that can't be opened is never changed.
func Open(path string, o Options) (*Store, error) {
	return open(path, o, currentSchema())
}

func open(path string, o Options, sch schema) (*Store, error) {
	s, err := newStore(path, o, sch)
	if err == nil {
		err = s.open()
	}
	if err != nil {
		return nil, failure(toOpen, path, err)
	}
	return s, nil
}

func newStore(path string, o Options, sch schema) (*Store, error) {
	c, err := newCodec()
	if err != nil {
		return nil, err
	}
	return &Store{
		path: path, options: o, schema: sch, codec: c, kinds: kinds(), references: references(),
		fresh: map[string]bool{}, listeners: map[int]func(){},
	}, nil
}

func (s *Store) open() error {
	writable, err := mayWrite(s.path)
	if err != nil {
		return err
	}
	s.readOnly = s.options.ReadOnly || !writable
	wait := lockTimeout
	if s.readOnly {
		wait = time.Millisecond // no need to wait: there is the private copy
	}
	db, err := openShared(s.path, wait)
	if s.readOnly && errors.Is(err, bolterrors.ErrTimeout) {
		return s.openPrivate()
	}
	if err != nil {
		return err
	}
	version, err := s.version(db)
	if err == nil && s.readOnly && version == s.schema.current {
		return s.use(db)
	}
	if closing := db.Close(); err == nil {
		err = closing
	}
	switch {
	case err != nil:
		return err
	case s.readOnly:
		return s.openPrivate()
	}
	return s.openWritable(s.path)
}

// openWritable opens a file that has been inspected, brings it to the present
// schema and backs it up.
func (s *Store) openWritable(path string) error {
	db, err := openBolt(path, bolt.Options{Timeout: lockTimeout, MaxSize: s.options.MaxSize})
	if err != nil {
		return err
	}
	if err := s.migrate(db); err != nil {
		return errors.Join(err, db.Close())
	}
	if err := s.use(db); err != nil {
		return err
	}
	if !s.options.BackupOnOpen || s.readOnly {
		return nil
	}
	if err := s.backupIfChanged(); err != nil {
		return errors.Join(s.backupFailed(err), s.Close())
	}
	return nil
}

// openPrivate reads a copy that belongs to this store alone.
func (s *Store) openPrivate() error {
	dir, err := os.MkdirTemp("", "giaoban-*")
	if err != nil {
		return privateFailure(s.path, err)
	}
	s.private = dir
	path := filepath.Join(dir, filepath.Base(s.path))
	if err = copyLive(s.path, path); err == nil {
		err = s.openWritable(path)
	}
	if err != nil {
		return errors.Join(err, os.RemoveAll(dir))
	}
	return nil
}

// use loads the workbook from db, which it owns from now on.
func (s *Store) use(db *bolt.DB) error {
	facts, err := s.load(db)
	if err != nil {
		return errors.Join(err, db.Close())
	}
	s.db, s.facts = db, facts
	return nil
}

// Close releases the workbook. Facts stay readable. A second Close does nothing.
func (s *Store) Close() error {
	s.writing.Lock()
	defer s.writing.Unlock()
	err := guarded(s.db.Close)
	if s.private != "" {
		err = errors.Join(err, os.RemoveAll(s.private))
	}
	return failure("đóng", s.path, err)
}

// Path returns the path the workbook was opened with.
func (s *Store) Path() string { return s.path }

// ReadOnly tells whether edits are refused.
func (s *Store) ReadOnly() bool { return s.readOnly }

// SnapshotOf tells whether the store shows a private copy, taken when it was
// opened, of a workbook that another program has open or that an older program
// wrote. Later changes to the workbook do not show.
func (s *Store) SnapshotOf() bool { return s.private != "" }

// Facts returns the workbook's contents as of the last Update. It is never
// changed afterwards, and must not be changed by the caller.
func (s *Store) Facts() *data.Facts {
	s.mu.Lock()
	defer s.mu.Unlock()
	// Edits are merged when somebody looks: copying 100,000 assignments with
	// every edit would cost more than the edit.
	if len(s.pending) > 0 {
		s.facts = merge(s.kinds, s.facts, s.pending)
		s.pending = nil
	}
	return s.facts
}

// OnChanged calls fn after every committed Update, in the goroutine of that
// Update, until stop is called.
func (s *Store) OnChanged(fn func()) (stop func()) {
	s.mu.Lock()
	defer s.mu.Unlock()
	id := s.nextID
	s.nextID++
	s.listeners[id] = fn
	return func() {
		s.mu.Lock()
		defer s.mu.Unlock()
		delete(s.listeners, id)
	}
}

// changed takes over committed edits and returns whom to tell, oldest first.
func (s *Store) changed(edits []edit) []func() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.pending = append(s.pending, edits...)
	var tell []func()
	for id := range s.nextID {
		if fn := s.listeners[id]; fn != nil {
			tell = append(tell, fn)
		}
	}
	return tell
}
