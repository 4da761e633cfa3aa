package dev.chaperone.desktop.agent;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What is mounted where, as {@code /proc/self/mountinfo} says (proc_pid_mountinfo(5)). Answers where else a file lies
 * when a folder is mounted in a second place.
 */
final class MountTable {

    /** Fields of a line that are needed: device, folder of the device that is shown, and where. */
    private static final int DEVICE = 2;

    private static final int SHOWN = 3;
    private static final int WHERE = 4;
    private static final int FIELDS = 5;

    private final List<Mount> mounts;
    private final Map<String, List<Mount>> shared;

    private MountTable(List<Mount> mounts) {
        this.mounts = mounts;
        this.shared = mounts.stream().collect(Collectors.groupingBy(Mount::device));
        shared.values().removeIf(same -> same.size() < 2);
    }

    /**
     * @param shown the folder of the device that is seen there; {@code /} for all of it
     * @param where the folder it is seen in
     */
    private record Mount(String device, String shown, String where) {}

    /** @param lines of mountinfo; a line that is none is left out */
    static MountTable of(Collection<String> lines) {
        List<Mount> mounts = new ArrayList<>();
        for (String line : lines) {
            String[] fields = line.split(" ", FIELDS + 1);
            if (fields.length > FIELDS) {
                mounts.add(new Mount(fields[DEVICE], plain(fields[SHOWN]), plain(fields[WHERE])));
            }
        }
        return new MountTable(mounts);
    }

    /** Every other name of a path. Usually none, and then no work either. */
    List<String> otherNames(String path) {
        if (shared.isEmpty()) {
            return List.of();
        }
        Optional<Mount> over = over(path);
        List<Mount> same = over.map(Mount::device).map(shared::get).orElse(List.of());
        List<String> names = new ArrayList<>();
        for (Mount other : same) {
            String onDevice = join(
                    over.orElseThrow().shown(), below(path, over.orElseThrow().where()));
            if (!other.equals(over.orElseThrow()) && isBelow(onDevice, other.shown())) {
                String name = join(other.where(), below(onDevice, other.shown()));
                if (over(name).filter(other::equals).isPresent()) {
                    names.add(name);
                }
            }
        }
        return names;
    }

    /** The mount a path is seen through: the deepest, and of those in one place the latest. */
    private Optional<Mount> over(String path) {
        Mount best = null;
        for (Mount mount : mounts) {
            boolean deeper =
                    best == null || mount.where().length() >= best.where().length();
            if (deeper && isBelow(path, mount.where())) {
                best = mount;
            }
        }
        return Optional.ofNullable(best);
    }

    private static boolean isBelow(String path, String folder) {
        return folder.equals("/")
                || (path.startsWith(folder)
                        && (path.length() == folder.length() || path.charAt(folder.length()) == '/'));
    }

    private static String below(String path, String folder) {
        return folder.equals("/") ? path : path.substring(folder.length());
    }

    private static String join(String folder, String rest) {
        String joined = folder.equals("/") ? rest : folder + rest;
        return joined.isEmpty() ? "/" : joined;
    }

    /** Blanks, tabs, line breaks and backslashes are written as octal numbers there. */
    private static String plain(String field) {
        return field.indexOf('\\') < 0
                ? field
                : field.replace("\\040", " ")
                        .replace("\\011", "\t")
                        .replace("\\012", "\n")
                        .replace("\\134", "\\");
    }
}
