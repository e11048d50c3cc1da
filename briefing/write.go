package briefing

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"

	"giaoban/data"
)

// WritePDF writes the document to path: under another name in the same folder,
// synced, read back and checked, then renamed. When it fails, what stood at path
// is untouched and the error is a *data.Error that says what to do.
func WritePDF(path string, d *Document) error {
	r, err := renderPDF(d)
	if err != nil {
		return refuse(err, "Không dựng được tài liệu “"+d.Title+"”.",
			"Số liệu trong sổ không bị ảnh hưởng. Gửi chi tiết lỗi cho người hỗ trợ.")
	}
	return writeChecked(path, r.file, func(written []byte) error {
		return refuse(verify(written, d, r), "Tệp PDF vừa ghi không đúng với tài liệu, nên đã bỏ.",
			"Thử lại; nếu vẫn lỗi, chọn ổ đĩa khác. Tệp cũ còn nguyên.")
	})
}

// WriteFile writes a file whole or not at all: beside its place first, synced,
// then renamed. When it fails, what stood at path is untouched and the error is
// a *data.Error that says what to do.
func WriteFile(path string, content []byte) error {
	return writeChecked(path, content, func([]byte) error { return nil })
}

// writeChecked reads the file back and checks it before it takes its place.
func writeChecked(path string, content []byte, check func(written []byte) error) error {
	temp, err := writeTemp(filepath.Dir(path), content)
	if err != nil {
		return refuseWrite(path, err)
	}
	defer os.Remove(temp) // gone already after the rename
	written, err := os.ReadFile(temp)
	if err != nil {
		return refuseWrite(path, err)
	}
	if err := check(written); err != nil {
		return err
	}
	if err := os.Rename(temp, path); err != nil {
		return refuseWrite(path, err)
	}
	return syncFolder(filepath.Dir(path))
}

// writeTemp writes a file that nobody else has, on disk when it returns.
func writeTemp(folder string, content []byte) (path string, err error) {
	f, err := os.CreateTemp(folder, ".giaoban-*")
	if err != nil {
		return "", err
	}
	_, err = f.Write(content)
	if err == nil {
		err = f.Chmod(0o644)
	}
	if err == nil {
		err = f.Sync()
	}
	if err = errors.Join(err, f.Close()); err != nil {
		return "", errors.Join(err, os.Remove(f.Name()))
	}
	return f.Name(), nil
}

// syncFolder makes the rename last through a power cut. Folders can't be synced
// on every system; the file itself is complete either way.
func syncFolder(folder string) error {
	f, err := os.Open(folder)
	if err != nil {
		return nil
	}
	defer f.Close()
	if err := f.Sync(); err != nil && !errors.Is(err, errors.ErrUnsupported) &&
		!errors.Is(err, syscall.EINVAL) && !errors.Is(err, fs.ErrPermission) {
		return refuseWrite(folder, err)
	}
	return nil
}

// refuse wraps err for people unless it already speaks to them.
func refuse(err error, message, hint string) error {
	if err == nil {
		return nil
	}
	var known *data.Error
	if errors.As(err, &known) {
		return err
	}
	return &data.Error{Code: data.Invalid, Message: message, Hint: hint, Err: err}
}

// refuseWrite says why a file could not be written and what to do.
func refuseWrite(path string, err error) error {
	e := &data.Error{
		Code:    data.ReadOnly,
		Message: fmt.Sprintf("Không ghi được “%s”.", path),
		Hint:    "Chọn thư mục khác mà máy này được phép ghi.",
		Err:     err,
	}
	switch {
	case errors.Is(err, fs.ErrNotExist):
		e.Code, e.Message = data.NotFound, fmt.Sprintf("Không có thư mục “%s”.", filepath.Dir(path))
		e.Hint = "Tạo thư mục đó hoặc chọn thư mục khác."
	case errors.Is(err, syscall.ENOTDIR):
		e.Message = fmt.Sprintf("“%s” không phải thư mục.", filepath.Dir(path))
		e.Hint = "Chọn một thư mục."
	case errors.Is(err, syscall.ENOSPC):
		e.Code, e.Hint = data.NoSpace, "Ổ đĩa đã đầy: xóa bớt tệp hoặc chọn ổ đĩa khác."
	case isFolder(path):
		e.Code, e.Message = data.Exists, fmt.Sprintf("“%s” là một thư mục.", path)
		e.Hint = "Chọn tên tệp khác."
	case errors.Is(err, fs.ErrPermission):
		e.Hint = "Đóng tệp nếu đang mở bằng chương trình khác, hoặc chọn thư mục mà máy này được phép ghi."
	}
	return e
}

func isFolder(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.IsDir()
}
