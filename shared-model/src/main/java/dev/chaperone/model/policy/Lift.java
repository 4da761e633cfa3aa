package dev.chaperone.model.policy;

/** Whether a rule that forbids can be made to ask for a while. */
public enum Lift {
    /** Whatever is signed, it forbids. */
    NEVER,
    /** An elevation can name it. */
    POSSIBLE,
    /** One does at the moment. */
    LIFTED
}
