/*
 * Writes down, in order, what a program does to the files of one folder, for the tests of power cuts: loaded before
 * everything else (LD_PRELOAD) with RECORD_FOLDER and RECORD_LOG set. A record is a letter, three numbers of 8 bytes
 * (where, how long, how long the name) and then the name and the bytes. With DISK_FULL_AFTER set to a number, only so
 * many more writes fit on the disk.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static int log_file = -1;

/* The name of a file of the folder; NULL for any other. */
static const char *ours(int fd, char *name, size_t size) {
  const char *folder = getenv("RECORD_FOLDER");
  char link[64];
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  ssize_t length = readlink(link, name, size - 1);
  if (!folder || length <= 0) return NULL;
  name[length] = 0;
  return strncmp(name, folder, strlen(folder)) == 0 ? name : NULL;
}

/* Whether the disk has no room for a write to a file of the folder. */
static int is_full(void) {
  static char said[32];
  static long written;
  const char *after = getenv("DISK_FULL_AFTER");
  if (!after) return said[0] = 0;
  if (strcmp(after, said) != 0) {
    snprintf(said, sizeof said, "%s", after);
    written = 0;
  }
  return written++ >= atol(after);
}

static void note(char what, const char *name, uint64_t at, const void *bytes, uint64_t length) {
  if (log_file < 0) {
    const char *path = getenv("RECORD_LOG");
    if (!path) return;
    int (*real_open)(const char *, int, ...) = dlsym(RTLD_NEXT, "open");
    log_file = real_open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
  }
  uint64_t head[3] = {at, length, strlen(name)};
  struct iovec parts[4] = {{&what, 1}, {head, sizeof head}, {(void *)name, head[2]}, {(void *)bytes, length}};
  if (writev(log_file, parts, 4) < 0) abort();
}

#define REAL(type, name, ...) type (*real)(__VA_ARGS__) = dlsym(RTLD_NEXT, name)
#define NOTED(call, is_write, fine, what, at, bytes, length) \
  char name[4096];                                      \
  const char *file = ours(fd, name, sizeof name);       \
  if (!file) return call;                               \
  pthread_mutex_lock(&lock);                            \
  __typeof__(call) result = -1;                         \
  if (is_write && is_full())                            \
    errno = ENOSPC;                                     \
  else                                                  \
    result = call;                                      \
  if (fine) note(what, file, at, bytes, length);        \
  pthread_mutex_unlock(&lock);                          \
  return result

ssize_t pwrite(int fd, const void *bytes, size_t length, off_t at) {
  REAL(ssize_t, "pwrite", int, const void *, size_t, off_t);
  NOTED(real(fd, bytes, length, at), 1, result > 0, 'W', at, bytes, result);
}
ssize_t pwrite64(int fd, const void *bytes, size_t length, off64_t at) {
  REAL(ssize_t, "pwrite64", int, const void *, size_t, off64_t);
  NOTED(real(fd, bytes, length, at), 1, result > 0, 'W', at, bytes, result);
}
int ftruncate(int fd, off_t length) {
  REAL(int, "ftruncate", int, off_t);
  NOTED(real(fd, length), 0, result == 0, 'T', length, "", 0);
}
int ftruncate64(int fd, off64_t length) {
  REAL(int, "ftruncate64", int, off64_t);
  NOTED(real(fd, length), 0, result == 0, 'T', length, "", 0);
}
int fsync(int fd) {
  REAL(int, "fsync", int);
  NOTED(real(fd), 0, result == 0, 'S', 0, "", 0);
}
int fdatasync(int fd) {
  REAL(int, "fdatasync", int);
  NOTED(real(fd), 0, result == 0, 'S', 0, "", 0);
}
int unlink(const char *path) {
  REAL(int, "unlink", const char *);
  const char *folder = getenv("RECORD_FOLDER");
  if (!folder || strncmp(path, folder, strlen(folder)) != 0) return real(path);
  pthread_mutex_lock(&lock);
  int result = real(path);
  if (result == 0) note('U', path, 0, "", 0);
  pthread_mutex_unlock(&lock);
  return result;
}
/* What the program acknowledges goes to its standard output. */
ssize_t write(int fd, const void *bytes, size_t length) {
  REAL(ssize_t, "write", int, const void *, size_t);
  if (fd != 1) {
    NOTED(real(fd, bytes, length), 1, 0, 'W', 0, bytes, 0);
  }
  pthread_mutex_lock(&lock);
  ssize_t result = real(fd, bytes, length);
  if (result > 0) note('A', "", 0, bytes, result);
  pthread_mutex_unlock(&lock);
  return result;
}
