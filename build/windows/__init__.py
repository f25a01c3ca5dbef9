"""The Windows program, made and tried on Linux: pinned parts, Wine in a chroot, NSIS."""
