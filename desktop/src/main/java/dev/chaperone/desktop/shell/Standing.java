package dev.chaperone.desktop.shell;

import dev.chaperone.model.action.AbsolutePath;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Where the shell may stand: one folder, or several where it can't be told whether a {@code cd} was run and worked. */
final class Standing {

    /** More than these are not kept apart. */
    private static final int MOST = 6;

    private List<AbsolutePath> folders;
    private List<AbsolutePath> otherwise = List.of();
    private boolean eitherWay;

    Standing(AbsolutePath folder) {
        this.folders = List.of(folder);
    }

    /** To come back to. */
    record Mark(List<AbsolutePath> folders, List<AbsolutePath> otherwise, boolean eitherWay) {}

    Mark mark() {
        return new Mark(folders, otherwise, eitherWay);
    }

    void backTo(Mark mark) {
        folders = mark.folders();
        otherwise = mark.otherwise();
        eitherWay = mark.eitherWay();
    }

    List<AbsolutePath> folders() {
        return folders;
    }

    /** Another command begins behind {@code operator}; only {@code &&} still says that what was before has worked. */
    void next(String operator) {
        if (!operator.equals("&&")) {
            eitherWay = operator.equals("||") || (eitherWay && operator.equals("|"));
            folders = both(folders, otherwise);
            otherwise = List.of();
        }
    }

    /**
     * @param certain it is run and works
     * @param guarded what follows is run only if it worked
     * @return false if there are too many folders to keep apart
     */
    boolean go(List<AbsolutePath> places, boolean certain, boolean guarded) {
        if (certain) {
            folders = both(places, List.of());
        } else if (guarded && !eitherWay) {
            otherwise = both(otherwise, folders);
            folders = both(places, List.of());
        } else {
            folders = both(folders, places);
        }
        boolean kept = folders.size() <= MOST && otherwise.size() <= MOST;
        folders = folders.subList(0, Math.min(MOST, folders.size()));
        otherwise = otherwise.subList(0, Math.min(MOST, otherwise.size()));
        return kept;
    }

    private static List<AbsolutePath> both(Collection<AbsolutePath> some, Collection<AbsolutePath> more) {
        Set<AbsolutePath> all = new LinkedHashSet<>(some);
        all.addAll(more);
        return new ArrayList<>(all);
    }
}
