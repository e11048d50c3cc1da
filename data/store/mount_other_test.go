//go:build !linux

package store

import "errors"

func mountTmpfs(string, string) (unmount func(), err error) { return nil, errors.ErrUnsupported }
