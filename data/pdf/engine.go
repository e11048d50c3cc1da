package pdf

import (
	"context"
	"io"
	"os"
	"path/filepath"
	"sync"

	"github.com/klippa-app/go-pdfium"
	"github.com/klippa-app/go-pdfium/webassembly"
	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"
	"github.com/tetratelabs/wazero/experimental"
)

const (
	// atOnce is how many files may be open at the same time; the next waits.
	atOnce = 4
	// sandboxPages bounds the memory that one file may make PDFium take, in
	// WebAssembly pages of 64 KiB: 512 MiB.
	sandboxPages = 512 << 20 / (64 << 10)
)

// engine compiles PDFium once per process, at the first file: 5 s, or 0.2 s when
// the compiled code is in the user's cache folder.
var engine = sync.OnceValues(func() (pdfium.Pool, error) {
	if pool, err := start(compiled()); err == nil {
		return pool, nil
	}
	// A cache cut short by a full disk is no reason to refuse the file.
	return start(wazero.NewCompilationCache())
})

// compiled returns the compilation cache on disk, or one in memory when the user
// has no folder for it.
func compiled() wazero.CompilationCache {
	if folder, err := os.UserCacheDir(); err == nil {
		if cache, err := wazero.NewCompilationCacheWithDir(filepath.Join(folder, "giaoban")); err == nil {
			return cache
		}
	}
	return wazero.NewCompilationCache()
}

// start makes the sandbox: no files, no network, a limit on memory, and calls
// that end when their file is given up.
func start(cache wazero.CompilationCache) (pdfium.Pool, error) {
	return webassembly.Init(webassembly.Config{
		Context:  context.Background(),
		MaxTotal: atOnce,
		FSConfig: wazero.NewFSConfig(),
		Stdout:   io.Discard,
		Stderr:   io.Discard,
		RuntimeConfig: wazero.NewRuntimeConfig().
			WithCoreFeatures(api.CoreFeaturesV2 | experimental.CoreFeaturesExceptionHandling).
			WithCompilationCache(cache).
			WithMemoryLimitPages(sandboxPages).
			WithCloseOnContextDone(true),
	})
}
