"""relations: what others resolve about the organization, which statuses are granted, what is proposed and whether it was answered."""
