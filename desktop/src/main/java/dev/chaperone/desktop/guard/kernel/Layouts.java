package dev.chaperone.desktop.guard.kernel;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemoryLayout.PathElement;
import java.lang.foreign.StructLayout;

/** The kernel's structures that we fill or read, as its headers lay them out. */
final class Layouts {

    /** {@code struct autofs_v5_packet} of linux/auto_fs.h. */
    static final StructLayout AUTOFS_PACKET = MemoryLayout.structLayout(
                    JAVA_INT.withName("proto_version"),
                    JAVA_INT.withName("type"),
                    JAVA_INT.withName("wait_queue_token"),
                    JAVA_INT.withName("dev"),
                    JAVA_LONG.withName("ino"),
                    JAVA_INT.withName("uid"),
                    JAVA_INT.withName("gid"),
                    JAVA_INT.withName("pid"),
                    JAVA_INT.withName("tgid"),
                    JAVA_INT.withName("len"),
                    MemoryLayout.sequenceLayout(256, JAVA_BYTE).withName("name"),
                    MemoryLayout.paddingLayout(4))
            .withName("autofs_v5_packet");

    /** {@code struct open_how} of linux/openat2.h. */
    static final StructLayout OPEN_HOW = MemoryLayout.structLayout(
                    JAVA_LONG.withName("flags"), JAVA_LONG.withName("mode"), JAVA_LONG.withName("resolve"))
            .withName("open_how");

    /** {@code struct mount_attr} of linux/mount.h. */
    static final StructLayout MOUNT_ATTR = MemoryLayout.structLayout(
                    JAVA_LONG.withName("attr_set"),
                    JAVA_LONG.withName("attr_clr"),
                    JAVA_LONG.withName("propagation"),
                    JAVA_LONG.withName("userns_fd"))
            .withName("mount_attr");

    /** {@code struct landlock_ruleset_attr} of linux/landlock.h, as long as it is since scopes exist. */
    static final StructLayout LANDLOCK_RULESET = MemoryLayout.structLayout(
                    JAVA_LONG.withName("handled_access_fs"),
                    JAVA_LONG.withName("handled_access_net"),
                    JAVA_LONG.withName("scoped"))
            .withName("landlock_ruleset_attr");

    /** {@code struct ifreq} of net/if.h with the member for flags. */
    static final StructLayout INTERFACE_FLAGS = MemoryLayout.structLayout(
                    MemoryLayout.sequenceLayout(16, JAVA_BYTE).withName("ifr_name"),
                    JAVA_SHORT.withName("ifr_flags"),
                    MemoryLayout.paddingLayout(22))
            .withName("ifreq");

    private Layouts() {}

    static long offset(StructLayout layout, String member) {
        return layout.byteOffset(PathElement.groupElement(member));
    }
}
