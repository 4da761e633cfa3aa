package dev.chaperone.model.policy;

/** Whether the policy bites. IT chooses; the tray says so. */
public enum Mode {
    /** Everything goes ahead and what would have been asked or refused is recorded. */
    OBSERVE,
    ENFORCE
}
