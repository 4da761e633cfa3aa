package dev.chaperone.desktop.ui;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the tray says on our standard input, a word a line; its end means that the tray has gone. */
final class Orders {

    private static final Logger LOG = LoggerFactory.getLogger(Orders.class);

    private final InputStream in;
    private final Consumer<Order> listener;

    enum Order {
        /** A question may come soon. */
        PRIME,
        /** The person wants the question on screen with the keyboard on it. */
        REVIEW,
        /** The person wants to see the main window. */
        OPEN,
        LEAVE
    }

    /** @param listener called on a thread of its own; {@link Order#LEAVE} comes once, last */
    Orders(InputStream in, Consumer<Order> listener) {
        this.in = in;
        this.listener = listener;
    }

    void listen() {
        Thread.ofPlatform().daemon().name("orders").start(this::read);
    }

    void read() {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            for (String word = lines.readLine(); word != null; word = lines.readLine()) {
                switch (word) {
                    case "prime" -> listener.accept(Order.PRIME);
                    case "open" -> listener.accept(Order.OPEN);
                    case "review" -> listener.accept(Order.REVIEW);
                    default -> LOG.debug("an order that this version does not know");
                }
            }
        } catch (IOException e) {
            LOG.debug("the tray's pipe broke", e);
        }
        listener.accept(Order.LEAVE);
    }
}
