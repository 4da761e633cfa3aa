package dev.chaperone.desktop.tray;

/** What a person can want from the tray. */
public sealed interface Wish {

    /** Nothing; the entry only says something. */
    record Nothing(String about) implements Wish {}

    /** See the open question with the keyboard on it. */
    record Review() implements Wish {}

    /** See the main window. */
    record OpenWindow() implements Wish {}

    record OpenConsole(String address) implements Wish {}

    record Revoke(String grantId) implements Wish {}

    /** No agent may do anything. */
    record StopAgents() implements Wish {}

    record ResumeAgents() implements Wish {}

    /** The person has seen which questions went unanswered. */
    record ForgetMissed() implements Wish {}
}
