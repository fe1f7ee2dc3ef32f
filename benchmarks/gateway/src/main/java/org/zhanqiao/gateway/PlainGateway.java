package org.zhanqiao.gateway;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/// Spring Cloud Gateway as it comes, with one route to the address in `upstream`: no filter, no check, no log.
@SpringBootApplication
public class PlainGateway {
    public static void main(String[] args) {
        SpringApplication.run(PlainGateway.class, args);
    }
}
