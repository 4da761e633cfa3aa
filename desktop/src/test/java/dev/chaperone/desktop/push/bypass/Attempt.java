package dev.chaperone.desktop.push.bypass;

/**
 * One way to get commits out.
 *
 * @param name for the table
 * @param line what an agent runs in its shell; {@code @URL@} and the like are filled in
 */
record Attempt(String name, String line) {

    static Attempt of(String name, String line) {
        return new Attempt(name, line);
    }

    /** The same with what it is run against. */
    String filledIn(Bench bench, String branch) {
        return line.replace("@URL@", bench.http())
                .replace("@SSH@", bench.ssh())
                .replace("@FILE@", bench.file())
                .replace("@DIR@", bench.folder())
                .replace("@SRC@", bench.scripts())
                .replace("@JAVA@", bench.java())
                .replace("@NPM@", bench.modules())
                .replace("@BRANCH@", branch);
    }
}
