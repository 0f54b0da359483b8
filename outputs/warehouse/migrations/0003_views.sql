-- Answers to the questions that people have. They read the tables and hold nothing.

-- A finding about the memo itself belongs to the report of its file where that holds just one.
CREATE VIEW finding_report AS
SELECT
    f.document_id,
    f.key,
    coalesce(f.report_key, only_one.key) AS report_key
FROM finding AS f
LEFT JOIN (
    SELECT document_id, min(key) AS key
    FROM report
    GROUP BY document_id
    HAVING count(*) = 1
) AS only_one ON only_one.document_id = f.document_id;

CREATE VIEW findings_by_agency_and_year AS
SELECT
    coalesce(r.agency, d.memo_agency) AS agency,
    r.fiscal_year_be,
    f.rule,
    f.severity,
    count(*) AS findings,
    count(DISTINCT f.document_id) AS documents
FROM finding AS f
INNER JOIN document AS d ON d.document_id = f.document_id
INNER JOIN finding_report AS fr ON fr.document_id = f.document_id AND fr.key = f.key
LEFT JOIN report AS r ON r.document_id = f.document_id AND r.key = fr.report_key
GROUP BY coalesce(r.agency, d.memo_agency), r.fiscal_year_be, f.rule, f.severity;

-- The sides of every finding with the place of each.
CREATE VIEW finding_side AS
SELECT
    f.document_id,
    f.key AS finding_key,
    f.id,
    f.rule,
    f.severity,
    v.ordinal AS side,
    v.label,
    v.value,
    e.page,
    e.line,
    e.quote
FROM finding AS f
INNER JOIN finding_value AS v ON v.document_id = f.document_id AND v.finding_key = f.key
LEFT JOIN evidence AS e ON e.document_id = v.document_id AND e.key = v.key || '/evidence';

-- Every result that states a level and a percentage, with the bounds of that level where the rubric has them.
-- agrees is null where the rubric does not decide: no thresholds, or a kind that counts something else.
CREATE VIEW level_against_percent AS
SELECT
    r.agency,
    r.fiscal_year_be,
    s.document_id,
    s.key AS result_key,
    p.id AS project,
    p.name AS project_name,
    s.place,
    coalesce(s.round_months, r.round_months) AS round_months,
    p.rubric_kind,
    s.level,
    s.percent,
    reached.threshold,
    next_level.threshold AS next_threshold,
    CASE
        WHEN p.rubric_kind <> 'percent_threshold' OR p.rubric_direction <> 'up' OR reached.threshold IS NULL THEN NULL
        ELSE s.percent >= reached.threshold
            AND (next_level.threshold IS NULL OR s.percent < next_level.threshold)
    END AS agrees
FROM result AS s
INNER JOIN project AS p ON p.document_id = s.document_id AND p.key = s.project_key
INNER JOIN report AS r ON r.document_id = s.document_id AND r.key = s.report_key
LEFT JOIN (
    SELECT document_id, project_key, level, min(threshold) AS threshold
    FROM rubric_level
    GROUP BY document_id, project_key, level
) AS reached
    ON reached.document_id = s.document_id AND reached.project_key = s.project_key AND reached.level = s.level
LEFT JOIN (
    SELECT document_id, project_key, level, min(threshold) AS threshold
    FROM rubric_level
    GROUP BY document_id, project_key, level
) AS next_level
    ON next_level.document_id = s.document_id
    AND next_level.project_key = s.project_key
    AND next_level.level = s.level + 1
WHERE s.level IS NOT NULL AND s.percent IS NOT NULL;

-- Of the projects of a report, how many said something in each round; a project counts as reported where any
-- place of the document reports it.
CREATE VIEW coverage_by_round AS
SELECT
    agency,
    fiscal_year_be,
    round_months,
    count(*) AS projects,
    count(*) FILTER (WHERE reported) AS reported,
    count(*) FILTER (WHERE NOT reported AND pending) AS pending,
    count(*) FILTER (WHERE NOT reported AND NOT pending AND cancelled) AS cancelled,
    count(*) FILTER (WHERE NOT reported AND NOT pending AND NOT cancelled) AS not_reported
FROM (
    SELECT
        r.agency,
        r.fiscal_year_be,
        coalesce(s.round_months, r.round_months) AS round_months,
        p.document_id,
        p.key,
        coalesce(bool_or(s.status = 'reported'), FALSE) AS reported,
        coalesce(bool_or(s.status = 'pending'), FALSE) AS pending,
        coalesce(bool_or(s.status = 'cancelled'), FALSE) AS cancelled
    FROM project AS p
    INNER JOIN report AS r ON r.document_id = p.document_id AND r.key = p.report_key
    LEFT JOIN result AS s ON s.document_id = p.document_id AND s.project_key = p.key
    GROUP BY r.agency, r.fiscal_year_be, coalesce(s.round_months, r.round_months), p.document_id, p.key
) AS project_round
GROUP BY agency, fiscal_year_be, round_months;
