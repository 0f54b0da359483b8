-- Mean level of the reported projects of every agency by year and round.
select
    agency,
    fiscal_year_be,
    round_months,
    count(*) as projects,
    count(*) filter (where status = 'reported') as reported,
    avg(level) as mean_level
from {{ ref('project_progress') }}
group by 1, 2, 3
