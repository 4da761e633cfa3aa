package dev.chaperone.desktop.guard;

/** What a session is made of. */
public enum Feature {
    /** Only root can prepare a session. */
    ROOT,
    /** Folders the kernel holds everybody at. */
    HELD_FOLDERS,
    /** A view of the machine's folders for the session alone. */
    PRIVATE_MOUNTS,
    /** All programs of a session in one group that none can leave. */
    PROCESS_GROUP,
    /** No way to the memory, files or signals of processes outside. */
    OTHER_PROCESSES,
    /** Nothing of the network but what was named. */
    NETWORK
}
