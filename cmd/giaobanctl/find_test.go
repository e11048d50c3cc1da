package main

import (
	"encoding/json"
	"strings"
	"testing"
)

func TestFind_prints_groups(t *testing.T) {
	book := workbook(t, "demo")
	out := must(t, "find", book, "so", "noi", "vu")
	for _, want := range []string{"Cơ quan (1)\n", "Sở Nội vụ", "Nhiệm vụ (", "N35", "Mục của văn bản ("} {
		if !strings.Contains(out, want) {
			t.Errorf("%q is missing in\n%s", want, out)
		}
	}
	if !strings.HasPrefix(out, "Cơ quan") {
		t.Errorf("the agency is not first:\n%s", out)
	}
}

func TestFind_in_JSON(t *testing.T) {
	var got findJSON
	if err := json.Unmarshal([]byte(must(t, "find", workbook(t, "demo"), "noi vuu", "--json", "--most", "2")), &got); err != nil {
		t.Fatal(err)
	}
	if !got.Slips || len(got.Groups) == 0 || got.Groups[0].Hits[0].Key != "SNV" || len(got.Groups[1].Hits) != 2 {
		t.Errorf("%+v", got)
	}
}

func TestFind_nothing_has_its_own_status(t *testing.T) {
	book := workbook(t, "demo")
	refused(t, statusNotFound, []string{"zzzz", "viết tắt"}, "find", book, "zzzz")
	refused(t, statusUsage, nil, "find", book)
}
