package dev.chaperone.desktop.tray.linux;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.freedesktop.dbus.errors.PropertyReadOnly;
import org.freedesktop.dbus.errors.UnknownProperty;
import org.freedesktop.dbus.interfaces.Properties;
import org.freedesktop.dbus.types.Variant;

/** Properties of an object on the bus, computed when asked for. Nobody may set them. */
abstract class PropertyTable implements Properties {

    private final Map<String, Supplier<Variant<?>>> table = new LinkedHashMap<>();

    final void property(String name, Supplier<Variant<?>> value) {
        table.put(name, value);
    }

    /** The caller names the type by what it reads; a wrong one fails there. */
    @Override
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // as the bus library declares it
    public final <A> A Get(String interfaceName, String name) {
        Supplier<Variant<?>> value = table.get(name);
        if (value == null) {
            throw new UnknownProperty(name);
        }
        return (A) value.get();
    }

    @Override
    public final <A> void Set(String interfaceName, String name, A value) {
        throw new PropertyReadOnly(name);
    }

    @Override
    public final Map<String, Variant<?>> GetAll(String interfaceName) {
        Map<String, Variant<?>> all = new LinkedHashMap<>();
        table.forEach((name, value) -> all.put(name, value.get()));
        return all;
    }
}
