package dev.chaperone.desktop.gateway;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A gateway of its own for each test. */
abstract class GatewayCase {

    @TempDir
    Path disk;

    GatewayRig rig;

    @BeforeEach
    void open() throws IOException {
        rig = new GatewayRig(disk);
    }

    @AfterEach
    void close() throws IOException {
        rig.close();
    }
}
