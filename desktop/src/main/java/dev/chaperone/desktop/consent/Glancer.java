package dev.chaperone.desktop.consent;

import dev.chaperone.model.action.AbsolutePath;
import dev.chaperone.model.consent.Prompt.Glance;
import java.util.concurrent.CompletableFuture;

/** Looks into a folder so that the person knows what they would share. */
public interface Glancer {
    CompletableFuture<Glance> look(AbsolutePath folder);
}
