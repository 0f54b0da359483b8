-- The star schema, as DuckDB and PostgreSQL both read it. Foreign keys stand in a file of their own.

CREATE TABLE document (
    document_id TEXT NOT NULL,
    source TEXT NOT NULL,
    media_type TEXT NOT NULL,
    page_count BIGINT,
    text_source TEXT NOT NULL,
    text_quality DOUBLE PRECISION NOT NULL,
    warnings TEXT[],
    schema_version TEXT NOT NULL,
    record_sha256 TEXT NOT NULL,
    has_memo BOOLEAN NOT NULL,
    memo_letter TEXT,
    memo_agency TEXT,
    memo_number TEXT,
    memo_date DATE,
    memo_subject TEXT,
    memo_to TEXT,
    memo_via TEXT,
    memo_purpose TEXT,
    memo_telephones TEXT[],
    memo_fax TEXT,
    memo_circular BOOLEAN,
    memo_urgency TEXT,
    memo_secrecy TEXT,
    memo_references TEXT[],
    memo_enclosures TEXT[],
    _loaded_at TIMESTAMPTZ NOT NULL DEFAULT now(),
    PRIMARY KEY (document_id)
);

CREATE TABLE report (
    document_id TEXT NOT NULL,
    key TEXT NOT NULL,
    ordinal BIGINT NOT NULL,
    title TEXT,
    agency TEXT,
    fiscal_year_be BIGINT,
    quarter BIGINT,
    round_months BIGINT,
    period_start DATE,
    period_end DATE,
    frame TEXT NOT NULL,
    frame_name TEXT,
    scores_weight_sum NUMERIC(38, 10),
    scores_weighted_level_pending_as_zero NUMERIC(38, 10),
    scores_weighted_level_reported_only NUMERIC(38, 10),
    scores_stated_total NUMERIC(38, 10),
    _loaded_at TIMESTAMPTZ NOT NULL DEFAULT now(),
    PRIMARY KEY (document_id, key)
);

CREATE TABLE dimension (
    document_id TEXT NOT NULL,
    key TEXT NOT NULL,
    report_key TEXT NOT NULL,
    ordinal BIGINT NOT NULL,
    number BIGINT,
    name TEXT,
    canonical TEXT,
    weight NUMERIC(38, 10),
    _loaded_at TIMESTAMPTZ NOT NULL DEFAULT now(),
    PRIMARY KEY (document_id, key)
);

CREATE TABLE project (
    document_id TEXT NOT NULL,
    key TEXT NOT NULL,
    report_key TEXT NOT NULL,
    ordinal BIGINT NOT NULL,
    id TEXT NOT NULL,
    dimension BIGINT,
    dimension_key TEXT,
    number BIGINT,
    name TEXT,
    goal TEXT,
    indicator TEXT,
    unit TEXT,
    target TEXT,
    target_number NUMERIC(38, 10),
    target_unit TEXT,
    target_limit_value NUMERIC(38, 10),
    target_limit_direction TEXT,
    rationale TEXT,
    strategic_issues BIGINT[],
    responsible TEXT[],
    weight NUMERIC(38, 10),
    rubric_kind TEXT,
    rubric_direction TEXT,
    rubric_scale BIGINT[],
    rubric_unit TEXT,
    budget_allotted NUMERIC(38, 10),
    budget_spent NUMERIC(38, 10),
    budget_committed NUMERIC(38, 10),
    budget_left NUMERIC(38, 10),
    problems TEXT[],
    suggestions TEXT[],
    suggestions_stated BOOLEAN NOT NULL,
    _loaded_at TIMESTAMPTZ NOT NULL DEFAULT now(),
    PRIMARY KEY (document_id, key)
);

CREATE TABLE rubric_level (
    document_id TEXT NOT NULL,
    key TEXT NOT NULL,
    report_key TEXT NOT NULL,
    project_key TEXT NOT NULL,
    ordinal BIGINT NOT NULL,
    level BIGINT,
    criterion TEXT,
    threshold NUMERIC(38, 10),
    upper NUMERIC(38, 10),
    _loaded_at TIMESTAMPTZ NOT NULL DEFAULT now(),
    PRIMARY KEY (document_id, key)
);

CREATE TABLE result (
    document_id TEXT NOT NULL,
    key TEXT NOT NULL,
    report_key TEXT NOT NULL,
    project_key TEXT NOT NULL,
    ordinal BIGINT NOT NULL,
    place TEXT NOT NULL,
    round_months BIGINT,
    status TEXT NOT NULL,
    level NUMERIC(38, 10),
    percent NUMERIC(38, 10),
    score NUMERIC(38, 10),
    full_score NUMERIC(38, 10),
    weighted_score NUMERIC(38, 10),
    value NUMERIC(38, 10),
    weight NUMERIC(38, 10),
    met BOOLEAN,
    of_quarter BOOLEAN NOT NULL,
    review_score NUMERIC(38, 10),
    review_weighted_score NUMERIC(38, 10),
    narrative TEXT,
    in_progress BOOLEAN NOT NULL,
    will_report BOOLEAN NOT NULL,
    _loaded_at TIMESTAMPTZ NOT NULL DEFAULT now(),
    PRIMARY KEY (document_id, key)
);

CREATE TABLE finding (
    document_id TEXT NOT NULL,
    key TEXT NOT NULL,
    ordinal BIGINT NOT NULL,
    id TEXT NOT NULL,
    rule TEXT NOT NULL,
    severity TEXT NOT NULL,
    verdict TEXT NOT NULL,
    title TEXT NOT NULL,
    message TEXT NOT NULL,
    message_th TEXT NOT NULL,
    report BIGINT,
    report_key TEXT,
    project TEXT,
    project_key TEXT,
    suggestion_value TEXT,
    suggestion_value_number NUMERIC(38, 10),
    suggestion_because TEXT,
    confusable_digits TEXT[],
    _loaded_at TIMESTAMPTZ NOT NULL DEFAULT now(),
    PRIMARY KEY (document_id, key)
);

CREATE TABLE finding_value (
    document_id TEXT NOT NULL,
    key TEXT NOT NULL,
    finding_key TEXT NOT NULL,
    ordinal BIGINT NOT NULL,
    label TEXT NOT NULL,
    value TEXT,
    value_number NUMERIC(38, 10),
    _loaded_at TIMESTAMPTZ NOT NULL DEFAULT now(),
    PRIMARY KEY (document_id, key)
);

CREATE TABLE rule_check (
    document_id TEXT NOT NULL,
    key TEXT NOT NULL,
    ordinal BIGINT NOT NULL,
    rule TEXT NOT NULL,
    outcome TEXT NOT NULL,
    reason TEXT NOT NULL,
    _loaded_at TIMESTAMPTZ NOT NULL DEFAULT now(),
    PRIMARY KEY (document_id, key)
);

CREATE TABLE evidence (
    document_id TEXT NOT NULL,
    key TEXT NOT NULL,
    ordinal BIGINT NOT NULL,
    owner TEXT NOT NULL,
    owner_key TEXT,
    field TEXT NOT NULL,
    page BIGINT,
    line BIGINT,
    x0 DOUBLE PRECISION,
    top DOUBLE PRECISION,
    x1 DOUBLE PRECISION,
    bottom DOUBLE PRECISION,
    quote TEXT NOT NULL,
    _loaded_at TIMESTAMPTZ NOT NULL DEFAULT now(),
    PRIMARY KEY (document_id, key)
);
