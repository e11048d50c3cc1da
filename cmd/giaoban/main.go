// Giaoban is the desktop program: it opens a workbook of orders and indices and
// shows where the province stands at a cut-off date.
package main

import (
	"cmp"
	"flag"
	"fmt"
	"log"
	"os"
	"os/user"

	"giaoban"
	"giaoban/data"
	"giaoban/ui"
)

func main() {
	log.SetFlags(log.LstdFlags | log.LUTC)
	clock, err := giaoban.Clock(os.Getenv("APP_NOW"))
	if err != nil {
		log.Fatal(err)
	}
	o := ui.Options{Version: giaoban.Version, Now: clock, Log: func(err error) { log.Print("lỗi: ", err) }}
	flag.StringVar(&o.Workbook, "workbook", "", "tệp sổ cần mở (`FILE`)")
	sample := func(s ui.Sample) func(string) error {
		return func(string) error { o.Sample = s; return nil }
	}
	flag.BoolFunc("demo", "mở sổ mẫu Kon Tum 2018, tạo nếu chưa có", sample(ui.SampleDemo))
	flag.BoolFunc("real", "mở sổ Kon Tum 2018 chưa có kết quả, tạo nếu chưa có", sample(ui.SampleReal))
	flag.Func("as-of", "ngày chốt số liệu, dd/mm/yyyy hoặc yyyy-mm-dd (`DATE`)", func(s string) (err error) {
		o.AsOf, err = data.ParseDate(s)
		return err
	})
	flag.StringVar(&o.DataDir, "data", "", "thư mục (`DIR`) chứa sổ mặc định")
	show := flag.Bool("version", false, "in phiên bản rồi thoát")
	flag.Parse()
	if *show {
		fmt.Println("giaoban", giaoban.Version)
		return
	}
	o.Workbook = cmp.Or(o.Workbook, flag.Arg(0))
	if u, err := user.Current(); err == nil { // without a name the journal says so
		o.User = u.Username
	}
	if err := ui.Run(o); err != nil {
		fmt.Fprintln(os.Stderr, "giaoban:", err)
		os.Exit(1)
	}
}
