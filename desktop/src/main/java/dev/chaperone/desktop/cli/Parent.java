package dev.chaperone.desktop.cli;

import java.io.IOException;
import java.io.InputStream;

/** The process that started us and holds the other end of our standard input. */
final class Parent {

    private Parent() {}

    /**
     * Ends this process, with its shutdown hooks, when standard input does: the kernel closes it even if the parent is
     * killed.
     */
    static void exitWithIt() {
        Thread.ofPlatform().daemon().name("parent").start(() -> {
            try (InputStream in = System.in) {
                in.transferTo(java.io.OutputStream.nullOutputStream());
            } catch (IOException _) {
                System.err.println("the parent's pipe broke");
            }
            System.exit(0);
        });
    }
}
