package dev.chaperone.desktop.ui.look;

import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeAll;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** The toolkit on its Headless platform, once for all. */
public abstract class FxTest {

    @BeforeAll
    static void startToolkit() throws Exception {
        FxToolkit.registerPrimaryStage();
        onScreen(() -> {
            Look.loadFonts();
            return true;
        });
    }

    protected static <T> T onScreen(Callable<T> work) {
        T result = WaitForAsyncUtils.waitForAsyncFx(20_000, work);
        WaitForAsyncUtils.waitForFxEvents();
        return result;
    }
}
