package dev.chaperone.desktop.ui.page;

import java.util.function.Function;

/** How far the content of a page has come. */
public sealed interface Loaded<T> {

    record Waiting<T>() implements Loaded<T> {}

    record Here<T>(T value) implements Loaded<T> {}

    /** The service does not answer. */
    record Offline<T>() implements Loaded<T> {}

    /** @param reason one plain line */
    record Failed<T>(String reason) implements Loaded<T> {}

    /** The same standing, of something else. */
    default <U> Loaded<U> map(Function<? super T, ? extends U> change) {
        return switch (this) {
            case Waiting<T> _ -> new Waiting<>();
            case Here<T>(var value) -> new Here<>(change.apply(value));
            case Offline<T> _ -> new Offline<>();
            case Failed<T>(var reason) -> new Failed<>(reason);
        };
    }
}
