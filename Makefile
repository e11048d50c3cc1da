# make run and make test are the two that matter; make help explains all.

AS_OF    ?= 31/5/2019
SAMPLE   ?= demo
FUZZTIME ?= 5s

# The release tag: without it Fyne checks the thread of every call, which slows tables.
RELEASE  := -tags migrated_fynedo
WORKBOOK := out/kon-tum-$(SAMPLE).giaoban
# Programs are built without a version stamp, so that a copy without git builds too.
export GOFLAGS := -buildvcs=false $(GOFLAGS)

.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help run test brief charts bench cover golden build clean \
	go packages giaobanctl workbook format vet staticcheck vulnerabilities unit fuzz e2e

help: ## Show this help
	@awk -F ':.*## ' '/^[a-z0-9-]+:.*## /{printf "  make %-16s %s\n", $$1, $$2}' $(MAKEFILE_LIST)
	@echo
	@echo "  SAMPLE=real      run, brief, charts: the Kon Tum workbook without results (default demo: made-up results)"
	@echo "  AS_OF=31/5/2019  brief, charts: the cut-off date"
	@echo "  FUZZTIME=5s      test, fuzz: how long each fuzz target runs"

run: packages build ## Install what is missing, build, and open the app with the Kon Tum workbook
	@if [ -n "$$DISPLAY$$WAYLAND_DISPLAY" ] || [ "$$(uname -s)" != Linux ]; then \
		echo "opening the app with the $(SAMPLE) workbook"; bin/giaoban -$(SAMPLE); \
	else \
		echo "There is no display (DISPLAY and WAYLAND_DISPLAY are empty): the app can't open a window."; \
		echo "Writing the two-page brief and the charts to out/ instead."; \
		$(MAKE) --no-print-directory brief charts; \
	fi

test: TEST = test
test: packages format vet staticcheck vulnerabilities unit fuzz e2e ## Set up and run everything: format, vet, staticcheck, govulncheck, unit, UI, crash, fuzz, end to end

brief: workbook ## Write the two-page brief to out/brief.pdf (needs no display)
	bin/giaobanctl brief $(WORKBOOK) --as-of $(AS_OF) --out out/brief.pdf

charts: workbook ## Write every chart to out/ as PNG (needs no display)
	@names=$$(bin/giaobanctl chart $(WORKBOOK) --as-of $(AS_OF) --list | cut -f1) && [ -n "$$names" ] && \
	for name in $$names; do \
		bin/giaobanctl chart $(WORKBOOK) --as-of $(AS_OF) --chart "$$name" --out "out/chart-$$name.png" || exit 1; \
	done

bench: go ## Measure: review, store, charts, brief
	go test -run '^$$' -bench . -benchmem ./data/... ./charts ./briefing ./cmd/giaobanctl ./ui

cover: go ## Measure test coverage; the page is out/coverage.html
	@mkdir -p out
	go test -coverprofile=out/coverage.out ./...
	go tool cover -html=out/coverage.out -o out/coverage.html
	go tool cover -func=out/coverage.out | tail -1

golden: go ## Write the golden files anew; look at each difference before committing it
	go test $$(grep -rlE --include='*_test.go' 'flag\.Bool\("update"' . | xargs -n1 dirname | sort -u) -update

build: giaobanctl ## Build bin/giaoban and bin/giaobanctl
	go build $(RELEASE) -o bin/ ./cmd/giaoban

clean: ## Remove what the other targets made
	rm -rf bin out coverage*

# --- the parts of the targets above ---

go:
	@command -v go >/dev/null || { echo "Go is missing: install Go 1.26 or newer (go.dev/dl), then run make again."; exit 1; }

packages: go
	@scripts/packages $(or $(TEST),build)

giaobanctl: go
	CGO_ENABLED=0 go build -o bin/ ./cmd/giaobanctl

# Made anew each time: it must hold what the program holds now.
workbook: giaobanctl
	@mkdir -p out && rm -f $(WORKBOOK)
	bin/giaobanctl init $(WORKBOOK) --sample $(SAMPLE)

format:
	@bad=$$(go tool gofumpt -l .); [ -z "$$bad" ] || { echo "not formatted, run go tool gofumpt -w .:"; echo "$$bad"; exit 1; }

vet:
	go vet -tags e2e ./...

staticcheck:
	go tool staticcheck -tags e2e ./...

vulnerabilities:
	scripts/vulnerabilities

# Fyne keeps what was drawn under a theme of its own for as long as a process runs, and with it the
# whole window, so the tests of ui run in parts.
UI_PARTS = '^Test[A-E]' '^Test[F-H]' '^TestI' '^Test[J-Q]' '^(Test[^A-Q]|Fuzz|Example)'

unit:
	go test -race -timeout 30m $$(go list ./... | grep -v '/ui$$')
	@for part in $(UI_PARTS); do \
		echo "go test -race -run $$part ./ui"; go test -race -timeout 20m -run "$$part" ./ui || exit 1; \
	done

fuzz:
	scripts/fuzz $(FUZZTIME)

# The binary is built without the release tag, so that Fyne reports every call from a wrong thread.
e2e: ## Drive the real program under Xvfb (Linux)
	@if [ "$$(uname -s)" = Linux ]; then \
		go test -tags e2e -count 1 -timeout 15m -v ./e2e; \
	else \
		echo "end-to-end tests need Linux with Xvfb: not run on $$(uname -s)"; \
	fi
