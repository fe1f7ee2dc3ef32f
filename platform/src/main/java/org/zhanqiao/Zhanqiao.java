package org.zhanqiao;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.modulith.Modulithic;
import org.zhanqiao.cli.CommandLineDoor;

/// The program: hands its arguments to the one door, the command line.
@SpringBootApplication(proxyBeanMethods = false)
@ConfigurationPropertiesScan
@Modulithic(systemName = "Zhanqiao")
public class Zhanqiao {

    public static void main(String[] args) {
        System.exit(CommandLineDoor.open(Zhanqiao.class, args));
    }
}
