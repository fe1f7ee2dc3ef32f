package org.zhanqiao.identity;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/// What somebody may be on this platform.
public enum Role {
    /// Staff of the big data bureau (大数据局), which runs the sharing.
    BUREAU,
    /// Staff of the city government's office (市政府办公厅): what is long overdue has climbed to it, and it decides disputes
    /// at the level of the government (Order 809 art. 28).
    CITY_OFFICE,
    /// An agency's data officer (数据专员): provider and consumer at once.
    DATA_OFFICER,
    /// Head of an agency's data-sharing office (政务数据共享工作机构负责人, Order 809 art. 11 and 20): signs off what its data
    /// officers ask and answer.
    SHARING_HEAD,
    /// A clerk at a window (窗口人员).
    CLERK,
    /// A resident (居民).
    CITIZEN,
    /// Somebody who acts for an enterprise (企业用户).
    ENTERPRISE,
    /// A researcher in the digital laboratory (研究人员).
    RESEARCHER,
    /// Runs accounts, agencies, systems and keys (系统管理员).
    SYSTEM_ADMIN,
    /// Watches grants and may revoke them (安全管理员).
    SECURITY_ADMIN,
    /// Reads the evidence (审计管理员).
    AUDIT_ADMIN;

    static final Set<Role> ADMINISTRATORS =
            Collections.unmodifiableSet(EnumSet.of(SYSTEM_ADMIN, SECURITY_ADMIN, AUDIT_ADMIN));

    static final Set<Role> WATCHED =
            Collections.unmodifiableSet(EnumSet.of(BUREAU, CITY_OFFICE, DATA_OFFICER, SHARING_HEAD));

    /// Those whose decisions the city government's office looks into.
    static final Set<Role> SUPERVISED =
            Collections.unmodifiableSet(EnumSet.of(BUREAU, DATA_OFFICER, SHARING_HEAD, CLERK));

    static final Set<Role> AGENCY_BOUND = Collections.unmodifiableSet(EnumSet.of(DATA_OFFICER, SHARING_HEAD, CLERK));

    /// The key under which pages name this role.
    public String messageKey() {
        return "identity.role." + name();
    }
}
