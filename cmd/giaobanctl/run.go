package main

import (
	"bufio"
	"errors"
	"io"
	"time"

	"github.com/alecthomas/kong"

	"giaoban/data"
)

// commands is the command line: one field and one file per command.
type commands struct {
	Init    initCmd    `cmd:"" help:"Lập sổ mới từ dữ liệu Kon Tum, hoặc sổ trống."`
	Review  reviewCmd  `cmd:"" help:"Tính bức tranh đến ngày chốt: số đếm, tỷ lệ, cơ quan, nội dung giảm."`
	Find    findCmd    `cmd:"" help:"Tìm cơ quan, nhiệm vụ, mục, chỉ số, văn bản theo chữ; không cần dấu."`
	Brief   briefCmd   `cmd:"" help:"In tài liệu họp: tóm tắt, báo cáo, đôn đốc, cơ quan, chỉ số, trang chiếu (PDF, DOCX, XLSX)."`
	Chart   chartCmd   `cmd:"" help:"Vẽ một biểu đồ ra tệp PNG, SVG hoặc PDF."`
	Check   checkCmd   `cmd:"" help:"Kiểm tra sổ có nguyên vẹn không. Không sửa gì."`
	Backup  backupCmd  `cmd:"" help:"Sao lưu sổ, hoặc liệt kê các bản sao lưu."`
	Restore restoreCmd `cmd:"" help:"Khôi phục sổ từ một bản sao lưu. Sổ cũ được giữ lại bên cạnh."`
	Indices indicesCmd `cmd:"" help:"Chỉ số: liệt kê, xem, so sánh, nhập, xuất, giả định."`
	Export  exportCmd  `cmd:"" help:"Xuất biểu Excel cho từng cơ quan điền kết quả."`
	Import  importCmd  `cmd:"" help:"Nhập các biểu Excel cơ quan gửi lại: xem trước từng ô, nhận hoặc bỏ từng dòng."`
	Read    readCmd    `cmd:"" help:"Đọc một văn bản chỉ đạo: đề xuất tiêu đề, mục, nhiệm vụ; ghi vào sổ khi có --into."`
	Result  resultCmd  `cmd:"" help:"Ghi kết quả của cơ quan, kèm minh chứng."`
	Remind  remindCmd  `cmd:"" help:"Ghi việc đã đôn đốc."`
	Lock    lockCmd    `cmd:"" help:"Khóa kỳ, mở khóa, hoặc liệt kê các khóa."`
	Journal journalCmd `cmd:"" help:"Xem, xuất, kiểm tra nhật ký sổ: ai sửa gì, lúc nào."`
	Version versionCmd `cmd:"" help:"In phiên bản chương trình."`

	Help helpFlag `short:"h" help:"Xem hướng dẫn."`
}

// session is what every command may use besides its own flags.
type session struct {
	stdout io.Writer
	now    time.Time
}

// run does what args ask and returns the exit status. now stands for the clock.
func run(args []string, stdout, stderr io.Writer, now time.Time) int {
	out := bufio.NewWriter(stdout)
	parser, err := kong.New(&commands{},
		kong.Name("giaobanctl"),
		kong.Writers(out, stderr),
		kong.NoDefaultHelp(),
	)
	if err != nil {
		report(stderr, err)
		return statusFailure
	}
	if len(args) == 0 || len(args) == 1 && args[0] == "help" { // as many programs take it
		args = []string{"--help"}
	}
	ctx, err := parser.Parse(args)
	switch {
	case errors.Is(err, errHelpShown):
		err = nil
	case err != nil:
		report(stderr, usageError(err))
		return statusUsage
	default:
		err = ctx.Run(&session{stdout: out, now: now})
	}
	// What was computed is shown even when the command then failed, and a full
	// disk behind standard output is a failure too.
	err = errors.Join(err, out.Flush())
	if err != nil {
		report(stderr, err)
	}
	return statusOf(err)
}

// day is a date given on the command line.
type day data.Date

// UnmarshalText reads dd/mm/yyyy or yyyy-mm-dd.
func (d *day) UnmarshalText(text []byte) error {
	v, err := data.ParseDate(string(text))
	*d = day(v)
	return err
}
