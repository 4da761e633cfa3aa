package dev.chaperone.central.server;

import dev.chaperone.model.audit.EventBody;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

/** Many laptops with segments ready to be sent. */
final class RemoteClients implements AutoCloseable {

    private static final int EVENTS = 50;

    private final List<RemoteClient> clients = new ArrayList<>();
    private final List<LongSupplier> uploads = new ArrayList<>();

    RemoteClients(String address, Path data, int laptops, int each) throws Exception {
        List<List<LongSupplier>> rounds = new ArrayList<>();
        for (int i = 0; i < each; i++) {
            rounds.add(new ArrayList<>());
        }
        RemoteClient shared = new RemoteClient(address, data);
        clients.add(shared);
        for (int i = 0; i < laptops; i++) {
            TestDevice device = new TestDevice("laptop " + i);
            String token = shared.enrol(device);
            for (List<LongSupplier> round : rounds) {
                TestDevice.Segment segment = device.segment(events(i));
                byte[] body = segment.body();
                round.add(() -> time(shared, device, segment, token, body));
            }
        }
        rounds.forEach(uploads::addAll);
    }

    /** In an order in which each laptop's segments follow each other; each gives its time in nanoseconds. */
    List<LongSupplier> uploads() {
        return List.copyOf(uploads);
    }

    private static long time(
            RemoteClient client, TestDevice device, TestDevice.Segment segment, String token, byte[] body) {
        long begin = System.nanoTime();
        try {
            if (!client.put(device, segment, token, body)) {
                throw new IllegalStateException("an upload was refused");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return System.nanoTime() - begin;
    }

    private static EventBody[] events(int laptop) {
        EventBody[] events = new EventBody[EVENTS];
        for (int i = 0; i < EVENTS; i++) {
            events[i] = TestEvents.read("/home/user%d/src/project-%d/file-%d".formatted(laptop, i % 7, i), "allow");
        }
        return events;
    }

    @Override
    public void close() {
        clients.forEach(RemoteClient::close);
    }
}
