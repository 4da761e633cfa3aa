/* Ways into a folder, and to other processes, that no shell offers. Ends with 0 if it got in. */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <linux/openat2.h>
#include <signal.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ptrace.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <sys/un.h>
#include <unistd.h>

static int show(int fd) {
    char text[256];
    ssize_t n = read(fd, text, sizeof text);
    if (n <= 0) return 1;
    fwrite(text, 1, (size_t)n, stdout);
    return 0;
}

static int by_handle(const char *path) {
    struct { struct file_handle head; char rest[MAX_HANDLE_SZ]; } h = {.head = {.handle_bytes = MAX_HANDLE_SZ}};
    int mount_id;
    if (name_to_handle_at(AT_FDCWD, path, &h.head, &mount_id, 0) != 0) return 1;
    int root = open("/", O_RDONLY | O_DIRECTORY);
    int fd = open_by_handle_at(root, &h.head, O_RDONLY);
    return fd < 0 ? 1 : show(fd);
}

static int abstract_socket(const char *name) {
    struct sockaddr_un a = {.sun_family = AF_UNIX};
    strncpy(a.sun_path + 1, name, sizeof a.sun_path - 2);
    int s = socket(AF_UNIX, SOCK_STREAM, 0);
    return connect(s, (struct sockaddr *)&a, (socklen_t)(offsetof(struct sockaddr_un, sun_path) + 1 + strlen(name))) != 0;
}

int main(int argc, char **argv) {
    const char *way = argv[1], *to = argv[2];
    if (argc < 3) return 2;
    if (!strcmp(way, "open")) { int fd = open(to, O_RDONLY); return fd < 0 ? 1 : show(fd); }
    if (!strcmp(way, "openat2")) {
        struct open_how how = {.flags = O_RDONLY};
        int fd = (int)syscall(SYS_openat2, AT_FDCWD, to, &how, sizeof how);
        return fd < 0 ? 1 : show(fd);
    }
    if (!strcmp(way, "opath")) {
        char again[64];
        int fd = open(to, O_PATH);
        snprintf(again, sizeof again, "/proc/self/fd/%d", fd);
        int real = fd < 0 ? -1 : open(again, O_RDONLY);
        return real < 0 ? 1 : show(real);
    }
    if (!strcmp(way, "stat")) { struct stat st; return stat(to, &st) != 0; }
    if (!strcmp(way, "access")) return access(to, F_OK) != 0;
    if (!strcmp(way, "chdir")) return chdir(to) != 0;
    if (!strcmp(way, "handle")) return by_handle(to);
    if (!strcmp(way, "abstract")) return abstract_socket(to);
    if (!strcmp(way, "raw")) return socket(AF_INET, SOCK_RAW, 1) < 0;
    if (!strcmp(way, "vsock")) { return socket(40, SOCK_STREAM, 0) < 0; }
    pid_t pid = (pid_t)atoi(to);
    if (!strcmp(way, "signal")) return kill(pid, 0) != 0;
    if (!strcmp(way, "ptrace")) return ptrace(PTRACE_ATTACH, pid, 0, 0) != 0;
    if (!strcmp(way, "vmread")) {
        char b[8];
        struct iovec l = {b, 8}, r = {(void *)0x400000, 8};
        return process_vm_readv(pid, &l, 1, &r, 1, 0) < 0 && errno == EPERM;
    }
    return 2;
}
