package dev.chaperone.desktop.cli;

import java.lang.reflect.Constructor;
import picocli.CommandLine;
import picocli.CommandLine.IFactory;

/** Gives commands the context where their constructor asks for it. */
final class Factory implements IFactory {

    private final Context context;
    private final IFactory others = CommandLine.defaultFactory();

    Factory(Context context) {
        this.context = context;
    }

    @Override
    public <K> K create(Class<K> type) throws Exception {
        for (Constructor<?> constructor : type.getDeclaredConstructors()) {
            if (constructor.getParameterCount() == 1 && constructor.getParameterTypes()[0] == Context.class) {
                return type.cast(constructor.newInstance(context));
            }
        }
        return others.create(type);
    }
}
