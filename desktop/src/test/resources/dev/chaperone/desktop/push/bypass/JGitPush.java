import java.io.File;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.transport.RefSpec;

/** What a script with a library pushes; started from its source. */
public final class JGitPush {
    public static void main(String[] arguments) throws Exception {
        try (Git git = Git.open(new File(arguments[0]))) {
            git.push()
                    .setRemote(arguments[1])
                    .setRefSpecs(new RefSpec("HEAD:refs/heads/" + arguments[2]))
                    .call();
        }
    }
}
