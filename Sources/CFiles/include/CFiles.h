#ifndef CFILES_H
#define CFILES_H
// Two calls of Linux that Swift's Glibc module does not show, because they need _GNU_SOURCE. Both answer 0, or
// the errno.

/// Exchanges two paths of one file system in one step. EINVAL and ENOSYS: this file system cannot.
int cfiles_exchange(const char *one, const char *other);

/// Writes everything that the file system of `path` still holds in memory to its disk.
int cfiles_flush(const char *path);
#endif
