package dev.chaperone.desktop.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chaperone.desktop.ui.Orders.Order;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OrdersTest {

    @Test
    void theTraysWordsAreObeyedAndItsEndIsOurs() {
        assertThat(orders("prime\nreview\n")).containsExactly(Order.PRIME, Order.REVIEW, Order.LEAVE);
    }

    @Test
    void aWordOfALaterVersionIsPassedOver() {
        assertThat(orders("allow q1 folder\nPRIME\n\nprime")).containsExactly(Order.PRIME, Order.LEAVE);
    }

    private static List<Order> orders(String text) {
        List<Order> heard = new ArrayList<>();
        new Orders(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), heard::add).read();
        return heard;
    }
}
