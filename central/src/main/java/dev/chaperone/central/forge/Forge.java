package dev.chaperone.central.forge;

import dev.chaperone.model.change.Submission;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where changes are opened for people to look at, and land once approved. Implementations are safe for many threads.
 */
public interface Forge {

    /** A repository whose objects git can read; empty if there is none of that name. */
    Optional<Path> repository(String name);

    /** The commit a branch is at; empty if there is no such branch. */
    Optional<String> tip(Path repository, String branch) throws IOException;

    /**
     * Puts the commits on a branch of their own with a note; all of it or nothing. The same again changes nothing.
     *
     * @param quarantine a repository that has the commits and was checked
     * @param note what is known of the change, JSON
     * @return the branch or address where people look at it
     * @throws RefusedException if something else is there already
     */
    String open(Submission submission, Path quarantine, byte[] note) throws IOException, RefusedException;

    /**
     * Brings the change into its branch, exactly as it was approved.
     *
     * @param landing who approved what
     * @return the commit that is the branch's tip now
     * @throws RefusedException if the branch has moved on, or it has landed before
     */
    String land(Submission submission, Landing landing) throws IOException, RefusedException;

    /** How a change landed; empty if it has not. What a crash may have left to be written down elsewhere. */
    Optional<Landed> landed(Submission submission) throws IOException, RefusedException;

    /** @param commit that brought it in */
    record Landed(String commit, Landing landing) {}

    /**
     * An approval that was verified.
     *
     * @param approver as the list of approvers names them
     * @param statement the signed approval, kept with the change
     */
    @SuppressWarnings("ArrayRecordComponent") // passed on at once, never compared
    record Landing(String approver, byte[] statement) {}
}
