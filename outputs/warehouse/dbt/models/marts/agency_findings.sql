-- Findings of every agency by fiscal year: how many of each severity, and in how many of its documents.
select
    coalesce(report.agency, document.memo_agency) as agency,
    report.fiscal_year_be,
    count(distinct document.document_id) as documents,
    count(distinct finding.document_id) as documents_with_findings,
    count(finding.key) filter (where finding.severity = 'error') as errors,
    count(finding.key) filter (where finding.severity = 'warning') as warnings
from {{ source('thaimemo', 'document') }} as document
left join {{ source('thaimemo', 'report') }} as report
    on report.document_id = document.document_id and report.ordinal = 0
left join {{ source('thaimemo', 'finding') }} as finding
    on finding.document_id = document.document_id
group by 1, 2
