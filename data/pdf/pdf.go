// Package pdf reads PDF files: the text of their pages with its place, and
// pictures of the pages. PDFium does the work inside a WebAssembly sandbox, so
// that a hostile file can harm neither the program nor the machine.
package pdf

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"sync"

	"github.com/klippa-app/go-pdfium"
	pdfiumerrors "github.com/klippa-app/go-pdfium/errors"
	"github.com/klippa-app/go-pdfium/references"
	"github.com/klippa-app/go-pdfium/requests"

	"giaoban/data"
)

const (
	MaxBytes = 64 << 20 // largest file
	MaxPages = 5000     // most pages
)

// Reasons for which a file is not read; errors.Is finds them under the *data.Error.
var (
	ErrEncrypted = errors.New("pdf: encrypted, needs a password")
	ErrDamaged   = errors.New("pdf: damaged or not a PDF")
	ErrTooBig    = errors.New("pdf: too large")
)

// File is an open PDF. It is safe for use by several goroutines, one call at a
// time; Close gives its memory back.
type File struct {
	ctx    context.Context
	stop   func() bool // ends the watch over ctx
	mu     sync.Mutex
	engine pdfium.Pdfium
	doc    references.FPDF_DOCUMENT
	pages  int
	closed bool
}

// Is tells whether b begins as a PDF does. Readers allow some bytes of rubbish
// before the mark, so this does too.
func Is(b []byte) bool { return bytes.Contains(b[:min(len(b), 1024)], []byte("%PDF-")) }

// Open reads the PDF in b, which must not change until Close. The whole life of
// the file ends with ctx: a call that hangs in a hostile file is broken off.
func Open(ctx context.Context, b []byte) (*File, error) {
	if len(b) > MaxBytes {
		return nil, failure(ErrTooBig, fmt.Errorf("%d bytes", len(b)))
	}
	if !Is(b) {
		return nil, failure(ErrDamaged, errors.New("no %PDF- mark"))
	}
	pool, err := engine()
	if err != nil {
		return nil, &data.Error{
			Code: data.Invalid, Message: "Không khởi động được bộ đọc PDF.",
			Hint: "Mở lại chương trình; nếu vẫn lỗi, chép nội dung văn bản ra tệp .docx hoặc .txt.", Err: err,
		}
	}
	instance, err := pool.GetInstanceWithContext(ctx)
	if err != nil {
		return nil, fmt.Errorf("wait for the PDF reader: %w", err)
	}
	f := &File{ctx: ctx, engine: instance}
	f.stop = context.AfterFunc(ctx, func() { _ = instance.Kill() })
	if err := f.load(b); err != nil {
		f.Close()
		return nil, err
	}
	return f, nil
}

func (f *File) load(b []byte) error {
	doc, err := f.engine.OpenDocument(&requests.OpenDocument{File: &b})
	switch {
	case f.ctx.Err() != nil:
		return f.ctx.Err()
	case errors.Is(err, pdfiumerrors.ErrPassword), errors.Is(err, pdfiumerrors.ErrSecurity):
		return failure(ErrEncrypted, err)
	case err != nil:
		return failure(ErrDamaged, err)
	}
	f.doc = doc.Document
	count, err := f.engine.FPDF_GetPageCount(&requests.FPDF_GetPageCount{Document: f.doc})
	switch {
	case err != nil:
		return failure(ErrDamaged, err)
	case count.PageCount < 1:
		return failure(ErrDamaged, errors.New("no pages"))
	case count.PageCount > MaxPages:
		return failure(ErrTooBig, fmt.Errorf("%d pages", count.PageCount))
	}
	f.pages = count.PageCount
	return nil
}

// Pages returns the number of pages.
func (f *File) Pages() int { return f.pages }

// Size returns the width and height of a page (from 1) in points, as it is shown.
func (f *File) Size(page int) (w, h float64, err error) {
	err = f.do(page, func() error {
		size, err := f.engine.FPDF_GetPageSizeByIndex(&requests.FPDF_GetPageSizeByIndex{Document: f.doc, Index: page - 1})
		if err == nil {
			w, h = size.Width, size.Height
		}
		return err
	})
	return w, h, err
}

// Close frees the file. It may be called twice.
func (f *File) Close() {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.closed {
		return
	}
	f.closed = true
	if f.stop() { // else ctx ended and the instance is killed
		_ = f.engine.Close() // the sandbox is thrown away whatever it answers
	}
}

// do calls the engine for a page; what fails there is the file's fault, or ctx's.
func (f *File) do(page int, call func() error) error {
	f.mu.Lock()
	defer f.mu.Unlock()
	switch {
	case f.ctx.Err() != nil:
		return f.ctx.Err()
	case f.closed:
		return errors.New("pdf: file is closed")
	case page < 1 || page > f.pages:
		return fmt.Errorf("pdf: page %d of %d", page, f.pages)
	}
	err := call()
	switch {
	case f.ctx.Err() != nil:
		return f.ctx.Err()
	case err != nil:
		return failure(ErrDamaged, fmt.Errorf("page %d: %w", page, err))
	}
	return nil
}

// failure says reason to a person; cause is for the log.
func failure(reason, cause error) error {
	e := &data.Error{Code: data.Damaged, Err: fmt.Errorf("%w: %w", reason, cause)}
	switch reason {
	case ErrEncrypted:
		e.Code = data.NotAllowed
		e.Message, e.Hint = "Tệp PDF đặt mật khẩu.", "Bỏ mật khẩu bằng phần mềm đã tạo tệp (lưu lại không có mật khẩu) rồi đọc lại."
	case ErrTooBig:
		e.Code = data.Invalid
		e.Message = fmt.Sprintf("Tệp PDF quá lớn: nhiều nhất %d MB và %d trang.", MaxBytes>>20, MaxPages)
		e.Hint = "Tách tệp, chỉ giữ phần văn bản cần đọc."
	default:
		e.Message, e.Hint = "Tệp PDF bị hỏng hoặc không phải PDF.", "Mở thử bằng phần mềm đọc PDF; nếu không mở được, xin lại bản khác."
	}
	return e
}
