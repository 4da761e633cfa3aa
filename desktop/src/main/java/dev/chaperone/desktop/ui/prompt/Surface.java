package dev.chaperone.desktop.ui.prompt;

import dev.chaperone.model.consent.Answer;

/** Where a question is shown. Called on the presenter's thread only. */
interface Surface {

    /**
     * Shows {@code view} in place of what was there; what the person does goes to {@code person}. Whenever it looks
     * different than by time alone, {@link Person#painted} follows once that is on screen.
     */
    void show(PromptView view, Person person);

    void hide();

    /** Only ever on an act of the person. */
    void takeKeyboard();

    /** Does the slow part of the first showing now: paints {@code view} where nobody sees it. */
    void rehearse(PromptView view);

    /** What a person can do with a question. */
    interface Person {
        void answer(String promptId, Answer answer);

        /** Moved the pointer inside, scrolled or tabbed: somebody reads. */
        void reading();

        /** The window has got the keyboard, perhaps in the middle of a word. */
        void focused();

        /** What was last shown can be seen now. */
        void painted();

        /** Time has passed. Called several times a second while something is shown. */
        void tick();
    }
}
