package io.smartqueue;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

@SpringBootApplication
public class SmartQueue {

    public static void main(String[] args) {
        SpringApplication.run(SmartQueue.class, args);
    }
}
