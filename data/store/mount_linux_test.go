package store

import "syscall"

// mountTmpfs mounts a small file system in memory.
func mountTmpfs(dir, options string) (unmount func(), err error) {
	if err := syscall.Mount("giaoban-test", dir, "tmpfs", 0, options); err != nil {
		return nil, err
	}
	return func() { _ = syscall.Unmount(dir, syscall.MNT_DETACH) }, nil
}
