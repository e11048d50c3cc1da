package store

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"strings"
	"syscall"

	bolterrors "go.etcd.io/bbolt/errors"

	"giaoban/data"
)

// windowsDiskFull is ERROR_DISK_FULL; elsewhere the number means another thing.
const windowsDiskFull = syscall.Errno(112)

var (
	errForeign = errors.New("not a workbook")
	errPanic   = errors.New("bbolt panicked")
	errClosed  = &data.Error{
		Code: data.NotAllowed, Message: "Sổ đã đóng.", Hint: "Mở lại sổ rồi làm tiếp.",
	}
)

// guarded runs bbolt code. A panic or a memory fault in it becomes an error:
// bbolt panics on pages it does not understand, and a file on a failing disk
// faults where it is mapped. Nothing but bbolt calls belongs inside, or faults
// of our own would pass for a damaged file.
func guarded(fn func() error) (err error) {
	before := debug.SetPanicOnFault(true)
	defer debug.SetPanicOnFault(before)
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("%w: %v", errPanic, r)
		}
	}()
	return fn()
}

// toOpen is the deed that can also be done for reading only.
const toOpen = "mở"

// failure says in Vietnamese why a file could not be opened, read or written;
// doing is the deed without object: "mở", "ghi".
func failure(doing, path string, err error) error {
	if known := (*data.Error)(nil); err == nil || errors.As(err, &known) {
		return err
	}
	e := &data.Error{Err: err}
	switch {
	case errors.Is(err, fs.ErrNotExist), errors.Is(err, syscall.ENOTDIR):
		e.Code, e.Message = data.NotFound, fmt.Sprintf("Không thấy “%s”.", path)
		e.Hint = "Kiểm tra lại đường dẫn hoặc chọn tệp khác."
	case errors.Is(err, fs.ErrExist):
		e.Code, e.Message = data.Exists, fmt.Sprintf("Đã có “%s”.", path)
		e.Hint = "Chọn tên khác; tệp có sẵn không bị ghi đè."
	case isFull(err):
		e.Code, e.Message = data.NoSpace, fmt.Sprintf("Không đủ chỗ trên đĩa để %s “%s”.", doing, path)
		e.Hint = "Giải phóng đĩa rồi làm lại. Những gì đã lưu trước đó còn nguyên."
	case errors.Is(err, bolterrors.ErrTimeout):
		e.Code, e.Message = data.Locked, fmt.Sprintf("Sổ “%s” đang mở ở một cửa sổ hoặc chương trình khác.", path)
		e.Hint = "Đóng bản đang mở rồi thử lại."
		if doing == toOpen {
			e.Hint = "Đóng bản đang mở rồi thử lại, hoặc mở ở chế độ chỉ đọc."
		}
	case errors.Is(err, errMoving):
		e.Code, e.Message = data.Locked, fmt.Sprintf("Sổ “%s” đang được ghi liên tục nên chưa chép được để đọc.", path)
		e.Hint = "Đợi nơi kia ghi xong rồi thử lại."
	case errors.Is(err, fs.ErrPermission), errors.Is(err, syscall.EROFS):
		e.Code, e.Message = data.ReadOnly, fmt.Sprintf("Không có quyền %s “%s”.", doing, path)
		e.Hint = "Xin quyền với thư mục đó, hoặc chọn nơi khác."
	case errors.Is(err, errForeign), errors.Is(err, errNotBolt), errors.Is(err, errUnsynced):
		e.Code, e.Message = data.Damaged, fmt.Sprintf("“%s” không phải là sổ Giao ban, hoặc phần đầu tệp đã hỏng.", path)
		e.Hint = "Chọn tệp đuôi .giaoban. " + rescue(path)
	case errors.Is(err, errCutShort):
		e.Code, e.Message = data.Damaged, fmt.Sprintf("Sổ “%s” bị cụt: tệp ngắn hơn nội dung của nó.", path)
		e.Hint = "Chép lại tệp từ nơi gửi. " + rescue(path)
	case errors.Is(err, bolterrors.ErrDatabaseNotOpen):
		return errClosed
	case errors.Is(err, errBadPage), errors.Is(err, errPageTwice), errors.Is(err, errChecksum),
		errors.Is(err, errPanic), errors.Is(err, errInconsistent):
		e.Code, e.Message = data.Damaged, fmt.Sprintf("Sổ “%s” bị hỏng.", path)
		e.Hint = rescue(path)
	default:
		e.Message = fmt.Sprintf("Không %s được “%s”.", doing, path)
		e.Hint = "Xem chi tiết; kiểm tra ổ đĩa rồi thử lại."
	}
	return e
}

// rescue says what is left to do with a file that can't be opened.
func rescue(path string) string {
	dir := backupDir(path, Options{})
	if info, err := os.Stat(dir); err == nil && info.IsDir() {
		return fmt.Sprintf("Có thể khôi phục từ bản sao lưu trong “%s”. Tệp này được giữ nguyên.", dir)
	}
	return "Nếu có bản sao lưu ở nơi khác thì khôi phục từ bản đó. Tệp này được giữ nguyên."
}

// placeFailure says why a workbook could not be put into a folder.
func placeFailure(dir string, err error) error {
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return &data.Error{
			Code: data.NotFound, Message: fmt.Sprintf("Không có thư mục “%s”.", dir),
			Hint: "Tạo thư mục đó trước, hoặc chọn thư mục khác.", Err: err,
		}
	case errors.Is(err, syscall.ENOTDIR):
		return &data.Error{
			Code: data.NotFound, Message: fmt.Sprintf("“%s” không phải là thư mục.", dir),
			Hint: "Chọn một thư mục.", Err: err,
		}
	}
	return failure("ghi vào", dir, err)
}

// privateFailure says that the system's temporary folder has no place for the
// copy that a workbook is read from; the workbook itself is well.
func privateFailure(path string, err error) error {
	e := &data.Error{
		Code:    data.ReadOnly,
		Message: fmt.Sprintf("Chưa đọc được “%s” vì không chép tạm được vào “%s”.", path, os.TempDir()),
		Hint:    "Kiểm tra thư mục tạm của máy (biến TMPDIR hoặc TEMP) rồi mở lại. Sổ không bị ảnh hưởng.",
		Err:     err,
	}
	if isFull(err) {
		e.Code, e.Hint = data.NoSpace, "Giải phóng đĩa chứa thư mục tạm rồi mở lại. Sổ không bị ảnh hưởng."
	}
	return e
}

// folderFailure says that the workbook is well but its backups have no place.
func folderFailure(dir string, err error) error {
	e := &data.Error{
		Message: fmt.Sprintf("Không dùng được thư mục sao lưu “%s”.", dir),
		Hint:    "Kiểm tra thư mục đó và ổ đĩa.", Err: err,
	}
	switch {
	case isFull(err):
		e.Code, e.Message = data.NoSpace, fmt.Sprintf("Không đủ chỗ trên đĩa cho thư mục sao lưu “%s”.", dir)
		e.Hint = "Giải phóng đĩa rồi làm lại."
	case errors.Is(err, fs.ErrPermission), errors.Is(err, syscall.EROFS):
		e.Code, e.Message = data.ReadOnly, fmt.Sprintf("Không có quyền với thư mục sao lưu “%s”.", dir)
		e.Hint = "Xin quyền đọc và ghi với thư mục đó."
	case errors.Is(err, syscall.ENOTDIR), errors.Is(err, fs.ErrExist):
		e.Code, e.Message = data.ReadOnly, fmt.Sprintf("Thư mục sao lưu “%s” không dùng được: ở chỗ đó đang có một tệp.", dir)
		e.Hint = "Chuyển tệp đó đi nơi khác."
	}
	return e
}

// backupFailed says that a workbook is not opened for editing because the
// backup before it can't be made. It can still be read.
func (s *Store) backupFailed(err error) error {
	var why *data.Error
	errors.As(failure("sao lưu", s.path, err), &why)
	return &data.Error{
		Code:    data.BackupFailed,
		Message: fmt.Sprintf("Chưa mở “%s” để sửa vì chưa sao lưu được. %s", s.path, why.Message),
		Hint:    why.Hint + " Sổ không bị ảnh hưởng và vẫn mở chỉ xem được.",
		Err:     why.Err,
	}
}

// badBackup gives a backup that fails the check the advice that fits it: what to
// do with a damaged workbook would lead to the backups of the backup.
func badBackup(err error) error {
	var known *data.Error
	if !errors.As(err, &known) || known.Code != data.Damaged {
		return err
	}
	e := *known
	e.Hint = "Chọn bản sao lưu khác. Sổ hiện có được giữ nguyên."
	return &e
}

// isFull tells whether the disk, a quota or the size limit was reached. bbolt
// passes some system errors on as text only.
func isFull(err error) bool {
	return errors.Is(err, bolterrors.ErrMaxSizeReached) ||
		errors.Is(err, syscall.ENOSPC) || errors.Is(err, syscall.EDQUOT) || errors.Is(err, syscall.EFBIG) ||
		runtime.GOOS == "windows" && errors.Is(err, windowsDiskFull) ||
		strings.Contains(err.Error(), syscall.ENOSPC.Error())
}

// backupDir is the folder of a workbook's backups.
func backupDir(path string, o Options) string {
	if o.BackupDir != "" {
		return o.BackupDir
	}
	return filepath.Join(filepath.Dir(path), filepath.Base(path)+".sao-luu")
}
