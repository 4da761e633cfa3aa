"""The hook protocol in Python's standard library: hook_client.py SOCKET < body. For comparison only; the shim is sh."""
import socket
import sys

with socket.socket(socket.AF_UNIX) as s:
    s.connect(sys.argv[1])
    s.sendall(b"CHAPERONE/1 claude-code PreToolUse\n" + sys.stdin.buffer.read())
    s.shutdown(socket.SHUT_WR)
    answer = b""
    while part := s.recv(65536):
        answer += part
head, _, rest = answer.partition(b"\n")
if not rest.endswith(b"\nEND\n"):
    sys.exit(2)
(sys.stdout if head.endswith(b"out") else sys.stderr).buffer.write(rest[:-5])
sys.exit(int(head.split()[1]))
